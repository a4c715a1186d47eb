export type SampleReceiverId =
  | 'node-http'
  | 'express'
  | 'fetch'
  | 'flask'
  | 'python'
  | 'go'
  | 'spring'
  | 'php'
  | 'aspnet';

/** A receiver to copy: one short file that answers the negative suite as it asks. */
export type SampleReceiver = {
  readonly id: SampleReceiverId;
  readonly language: 'TypeScript' | 'Python' | 'Go' | 'Java' | 'PHP' | 'C#';
  /** What it is built on; a proper name. */
  readonly framework: string;
  /** Its name in the folder `receivers` beside the page. */
  readonly fileName: string;
  /** What has to be there to start it. */
  readonly runtime: string;
  /** How to start it: the key and the port come from the environment. */
  readonly command: string;
  /** The path that it listens at; `/` is any. */
  readonly path: '/' | '/callback';
  /**
   * What the tests do with it: `always` run it against the suite, or run it `where-installed`; `never` is for what has not been run
   * by them at all, which is to be said beside the sample.
   */
  readonly tested: 'always' | 'where-installed' | 'never';
  /** What the tests put lines of their own in place of, and what they need then. */
  readonly standIn?: { readonly of: string; readonly needs: string };
};

/** The samples in `public/receivers`. */
export const sampleReceivers: readonly SampleReceiver[] = [
  {
    id: 'node-http',
    language: 'TypeScript',
    framework: 'Node http',
    fileName: 'node-http.ts',
    runtime: 'Node 22.18',
    command: 'CALLBACK_KEY=… PORT=8080 node node-http.ts',
    path: '/',
    tested: 'always',
  },
  {
    id: 'express',
    language: 'TypeScript',
    framework: 'Express',
    fileName: 'express.ts',
    runtime: 'Node 22.18, express',
    command: 'CALLBACK_KEY=… PORT=8080 node express.ts',
    path: '/callback',
    tested: 'always',
  },
  {
    id: 'fetch',
    language: 'TypeScript',
    framework: 'Fetch',
    fileName: 'fetch.ts',
    runtime: 'Deno, Bun, Node',
    command: 'CALLBACK_KEY=… deno serve --port 8080 --allow-env fetch.ts',
    path: '/',
    tested: 'always',
    standIn: { of: 'deno serve', needs: 'Node' },
  },
  {
    id: 'flask',
    language: 'Python',
    framework: 'Flask',
    fileName: 'flask_receiver.py',
    runtime: 'Python 3.9, flask',
    command: 'CALLBACK_KEY=… PORT=8080 python3 flask_receiver.py',
    path: '/callback',
    tested: 'where-installed',
  },
  {
    id: 'python',
    language: 'Python',
    framework: 'http.server',
    fileName: 'stdlib.py',
    runtime: 'Python 3.9',
    command: 'CALLBACK_KEY=… PORT=8080 python3 stdlib.py',
    path: '/',
    tested: 'where-installed',
  },
  {
    id: 'go',
    language: 'Go',
    framework: 'net/http',
    fileName: 'receiver.go',
    runtime: 'Go 1.19',
    command: 'CALLBACK_KEY=… PORT=8080 go run receiver.go',
    path: '/',
    tested: 'where-installed',
  },
  {
    id: 'spring',
    language: 'Java',
    framework: 'Spring Boot',
    fileName: 'Receiver.java',
    runtime: 'Java 17, Spring Boot',
    command: 'CALLBACK_KEY=… SERVER_PORT=8080 ./mvnw spring-boot:run',
    path: '/callback',
    tested: 'where-installed',
    standIn: { of: 'Spring Boot', needs: 'Java 17' },
  },
  {
    id: 'php',
    language: 'PHP',
    framework: 'PHP',
    fileName: 'receiver.php',
    runtime: 'PHP 8',
    command: 'CALLBACK_KEY=… php -S 0.0.0.0:8080 receiver.php',
    path: '/',
    tested: 'where-installed',
  },
  {
    id: 'aspnet',
    language: 'C#',
    framework: 'ASP.NET Core',
    fileName: 'Receiver.cs',
    runtime: '.NET 10',
    command: 'CALLBACK_KEY=… PORT=8080 dotnet run Receiver.cs',
    path: '/callback',
    tested: 'never',
  },
];
