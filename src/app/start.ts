// The workers take longer to start than anything else here. So they come first, while the rest is still on its way.
import './capture-camera.ts';

await import('./main.ts');
