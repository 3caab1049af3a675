/** Marks every frame of a source video and plays it into a camera port. */
module testbed.injector {
  exports testbed.injector;
  exports testbed.injector.camera;
  exports testbed.injector.mark;
  exports testbed.injector.source;

  requires transitive testbed.timebase;
  requires transitive testbed.video;
  requires com.google.zxing;
  requires java.net.http;
}
