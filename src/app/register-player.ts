/** The player of the storyboard, of Media Chrome's parts one by one; loaded when there is a video to play. */
import 'media-chrome/dist/lang/zh-CN.js';
import 'media-chrome/dist/media-control-bar.js';
import 'media-chrome/dist/media-controller.js';
import 'media-chrome/dist/media-play-button.js';
import 'media-chrome/dist/media-time-display.js';
import 'media-chrome/dist/media-time-range.js';
