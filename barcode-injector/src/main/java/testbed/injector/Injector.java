package testbed.injector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import testbed.injector.camera.CameraPort;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.Marks;
import testbed.injector.source.SourceVideo;
import testbed.timebase.Agent;
import testbed.timebase.Time;
import testbed.video.Raster;

/**
 * The clock work of the camera: at every tick it offers the next marked picture to the port,
 * whether or not the reader keeps up, and has the picture of the following tick ready.
 *
 * <p>Tick {@code k} is due at {@code firstTickNs + k * 1 s / framesPerSecond}, computed afresh each
 * time, so that nothing adds up. An injector allocates nothing after it was made.
 */
public final class Injector implements Agent {
  private final Plan plan;
  private final SourceVideo source;
  private final CameraPort camera;
  private final Marks marks;
  private final byte[] staged;
  private final long[] slipNs;
  private final AtomicLongArray shownNs;

  private long tick;
  private boolean prepared;
  private InjectionEnd end;

  /**
   * When and how often pictures are shown.
   *
   * @param firstTickNs when tick 0 is due, nanoseconds since the run's time zero
   * @param framesPerSecond ticks in a second
   * @param ticks how many pictures are shown
   */
  public record Plan(long firstTickNs, int framesPerSecond, int ticks) {
    /** Checks the ranges. */
    public Plan {
      if (framesPerSecond < 1 || framesPerSecond > 1000 || ticks < 1) {
        throw new IllegalArgumentException(framesPerSecond + " fps, " + ticks + " ticks");
      }
    }

    /** When a tick is due. */
    public long dueNs(long tick) {
      return firstTickNs + tick * Time.SECOND / framesPerSecond;
    }
  }

  /**
   * An injector that is ready for its first tick.
   *
   * @param source best a {@link testbed.injector.source.PreparedSource}
   * @param camera to be opened with {@link #handOver()}
   */
  public Injector(Plan plan, SourceVideo source, CameraPort camera, MarkLayout layout) {
    if (layout.width() != source.width() || layout.height() != source.height()) {
      throw new IllegalArgumentException(layout + " is not for " + source.name());
    }
    if (plan.ticks() - 1L > layout.maxId()) {
      throw new IllegalArgumentException(plan.ticks() + " ticks are more than marks can number");
    }
    this.plan = plan;
    this.source = source;
    this.camera = camera;
    this.marks = new Marks(layout);
    this.staged = new byte[Raster.byteCount(source.width(), source.height())];
    this.slipNs = new long[plan.ticks()];
    long[] never = new long[plan.ticks()];
    Arrays.fill(never, Time.NEVER);
    this.shownNs = new AtomicLongArray(never);
    stage();
  }

  /** Where the camera reports what it has handed over. */
  public CameraPort.HandOver handOver() {
    return (id, at) -> shownNs.set((int) id, at);
  }

  @Override
  public void advanceTo(long nowNs) {
    prepare();
    while (end == null && plan.dueNs(tick) <= nowNs) {
      if (!camera.isOpen()) {
        end = new InjectionEnd.ReaderClosed(tick);
        return;
      }
      slipNs[(int) tick] = nowNs - plan.dueNs(tick);
      camera.offer(staged, tick);
      tick++;
      if (tick == plan.ticks()) {
        end = new InjectionEnd.Finished();
      } else {
        stage();
        prepare();
      }
    }
  }

  @Override
  public long nextEventNs() {
    return end == null ? plan.dueNs(tick) : Time.NEVER;
  }

  /** Whether there is nothing left to play. */
  public boolean ended() {
    return end != null;
  }

  /** What happened. To be asked after the camera has been closed. */
  public InjectionResult result() {
    List<Injection> injections = new ArrayList<>((int) tick);
    for (int i = 0; i < tick; i++) {
      long shown = shownNs.get(i);
      Injection.Outcome outcome =
          shown == Time.NEVER ? Injection.Outcome.LOST : Injection.Outcome.TAKEN;
      injections.add(new Injection(i, plan.dueNs(i), shown, outcome));
    }
    return new InjectionResult(
        injections,
        end == null ? new InjectionEnd.Stopped(tick) : end,
        Slip.of(Arrays.copyOf(slipNs, (int) tick)));
  }

  private void stage() {
    source.copyFrame(source.indexAt(tick), staged);
    marks.stamp(staged, tick);
    prepared = false;
  }

  private void prepare() {
    if (!prepared && end == null) {
      camera.prepare(staged, tick);
      prepared = true;
    }
  }
}
