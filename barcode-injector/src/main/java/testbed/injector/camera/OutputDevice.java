package testbed.injector.camera;

/** Where the kernel begins: a device that pictures are written into, for other programs to film. */
interface OutputDevice extends PictureFeed.Sink, AutoCloseable {
  /** Whether another program has the device open. */
  boolean isWatched();

  @Override
  void close();
}
