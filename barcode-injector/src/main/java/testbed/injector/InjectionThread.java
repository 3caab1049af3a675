package testbed.injector;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import testbed.injector.camera.CameraPort;
import testbed.injector.camera.Timers;
import testbed.timebase.Clock;
import testbed.timebase.Time;

/** Plays an injector into an open camera in real time, on a thread of its own. */
public final class InjectionThread implements AutoCloseable {
  private final Injector injector;
  private final CameraPort camera;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean stopping;

  private InjectionThread(Injector injector, CameraPort camera, Clock clock) {
    this.injector = injector;
    this.camera = camera;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("injector").daemon().unstarted(this::play);
  }

  /**
   * Starts to play.
   *
   * @param camera opened already; told of the end of the stream after the last tick, or when this
   *     is closed
   * @param clock the clock of the run, whose zero the injector's plan counts from
   */
  public static InjectionThread start(Injector injector, CameraPort camera, Clock clock) {
    InjectionThread playing = new InjectionThread(injector, camera, clock);
    playing.thread.start();
    return playing;
  }

  /** Whether there is something left to play. */
  public boolean isPlaying() {
    return thread.isAlive();
  }

  /** Waits for the end and tells what happened. */
  public InjectionResult await() throws InterruptedException {
    thread.join();
    return injector.result();
  }

  /** Waits for the end, no longer than {@code timeout}; false when there still is more to play. */
  public boolean await(Duration timeout) throws InterruptedException {
    return thread.join(timeout);
  }

  /** Stops early: the camera's stream ends. {@link #await()} then tells how far it came. */
  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(thread);
  }

  private void play() {
    Timers.sharpen();
    try {
      // Nothing is due yet: the first picture is prepared.
      injector.advanceTo(clock.nowNs());
      while (!stopping && !injector.ended()) {
        long next = injector.nextEventNs();
        long now = clock.nowNs();
        while (now < next && !stopping) {
          LockSupport.parkNanos(this, next - now);
          now = clock.nowNs();
        }
        if (now >= next && next != Time.NEVER) {
          injector.advanceTo(now);
        }
      }
    } finally {
      camera.endOfStream();
    }
  }
}
