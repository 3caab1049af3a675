package testbed.harness.virtual;

import java.time.Duration;
import java.util.function.ObjLongConsumer;
import testbed.injector.camera.CameraPort;
import testbed.timebase.Clock;
import testbed.timebase.Time;
import testbed.video.Raster;

/** A camera that lets go of each picture at the instant of its tick, or later, if it is told so. */
final class VirtualCamera implements CameraPort {
  private final int width;
  private final int height;
  private final Clock clock;
  private final ObjLongConsumer<Raster> sender;
  private final Lateness shown;
  private HandOver handOver = (frameId, shownNs) -> {};

  /**
   * A camera of the setup's size.
   *
   * @param sender takes each picture at the instant of its tick
   */
  VirtualCamera(VirtualSetup setup, Clock clock, ObjLongConsumer<Raster> sender) {
    this.width = setup.source().width();
    this.height = setup.source().height();
    this.clock = clock;
    this.sender = sender;
    this.shown = new Lateness(setup.handOvers().camera().shownNs());
  }

  @Override
  public void open(Duration timeout, HandOver handOver) {
    this.handOver = handOver;
  }

  @Override
  public boolean offer(byte[] planar, long frameId) {
    long nowNs = clock.nowNs();
    sender.accept(Raster.ofPlanar(width, height, planar), nowNs);
    long shownNs = shown.thereNs(nowNs);
    if (shownNs == Time.NEVER) {
      return false;
    }
    handOver.handedOver(frameId, shownNs);
    return true;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
