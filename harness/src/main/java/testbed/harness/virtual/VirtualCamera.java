package testbed.harness.virtual;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.ObjLongConsumer;
import testbed.injector.camera.CameraPort;
import testbed.timebase.Agent;
import testbed.timebase.Clock;
import testbed.timebase.Time;
import testbed.video.Raster;

/**
 * A camera that hands each picture over at the instant of its tick, or later, or never, if it is
 * told so.
 */
final class VirtualCamera implements CameraPort, Agent {
  private final int width;
  private final int height;
  private final Clock clock;
  private final ObjLongConsumer<Raster> sender;
  private final Lateness shown;
  private final Lateness offered;
  private final ArrayDeque<Late> waiting = new ArrayDeque<>();
  private HandOver handOver = (frameId, shownNs) -> {};

  private record Late(Raster picture, long atNs) {}

  VirtualCamera(VirtualSetup setup, Clock clock, ObjLongConsumer<Raster> sender) {
    this.width = setup.source().width();
    this.height = setup.source().height();
    this.clock = clock;
    this.sender = sender;
    this.shown = new Lateness(setup.handOvers().camera().shownNs());
    this.offered = new Lateness(setup.handOvers().camera().offeredNs());
  }

  @Override
  public void open(Duration timeout, HandOver handOver) {
    this.handOver = handOver;
  }

  @Override
  public boolean offer(byte[] planar, long frameId) {
    long nowNs = clock.nowNs();
    Raster picture = Raster.ofPlanar(width, height, planar);
    long offeredNs = offered.thereNs(nowNs);
    if (offered.isNone()) {
      sender.accept(picture, nowNs);
    } else if (offeredNs != Time.NEVER) {
      waiting.add(new Late(picture, offeredNs));
    }
    long shownNs = shown.thereNs(nowNs);
    if (shownNs == Time.NEVER) {
      return false;
    }
    handOver.handedOver(frameId, shownNs);
    return true;
  }

  @Override
  public void advanceTo(long nowNs) {
    while (nextEventNs() <= nowNs) {
      Late late = waiting.remove();
      sender.accept(late.picture(), late.atNs());
    }
  }

  @Override
  public long nextEventNs() {
    return waiting.isEmpty() ? Time.NEVER : waiting.peek().atNs();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
