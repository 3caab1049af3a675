package testbed.harness.virtual;

import java.time.Duration;
import java.util.function.ObjLongConsumer;
import testbed.injector.camera.CameraPort;
import testbed.timebase.Clock;
import testbed.video.Raster;

/** A camera that hands each picture over at the instant of its tick and never loses one. */
final class VirtualCamera implements CameraPort {
  private final int width;
  private final int height;
  private final Clock clock;
  private final ObjLongConsumer<Raster> sender;
  private HandOver handOver = (frameId, shownNs) -> {};

  VirtualCamera(int width, int height, Clock clock, ObjLongConsumer<Raster> sender) {
    this.width = width;
    this.height = height;
    this.clock = clock;
    this.sender = sender;
  }

  @Override
  public void open(Duration timeout, HandOver handOver) {
    this.handOver = handOver;
  }

  @Override
  public boolean offer(byte[] planar, long frameId) {
    long nowNs = clock.nowNs();
    sender.accept(Raster.ofPlanar(width, height, planar), nowNs);
    handOver.handedOver(frameId, nowNs);
    return true;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
