package testbed.salsify.live;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import testbed.timebase.Clock;
import testbed.video.Raster;
import testbed.video.VideoException;
import testbed.video.Y4mReader;

/**
 * A camera behind a Y4M stream. A thread reads as fast as pictures come; whoever asks gets the
 * newest, and those in between are forgotten, as with a camera that has a single buffer.
 */
public final class PipeCamera {
  private final Y4mReader stream;
  private final Clock clock;
  private final Runnable onChange;
  private final AtomicReference<Filmed> newest = new AtomicReference<>();
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean ended;

  /**
   * A picture.
   *
   * @param atNs when all of it had come
   */
  public record Filmed(Raster image, long atNs) {}

  private PipeCamera(Y4mReader stream, Clock clock, Runnable onChange) {
    this.stream = stream;
    this.clock = clock;
    this.onChange = onChange;
  }

  /**
   * Starts to read.
   *
   * @param onChange called on the camera's thread at each picture and at the end
   */
  public static PipeCamera start(Y4mReader stream, Clock clock, Runnable onChange) {
    PipeCamera camera = new PipeCamera(stream, clock, onChange);
    Thread.ofPlatform().name("camera").daemon().start(camera::read);
    return camera;
  }

  /** The newest picture, once. */
  public Optional<Filmed> take() {
    return Optional.ofNullable(newest.getAndSet(null));
  }

  /** Whether the stream is over. */
  public boolean hasEnded() {
    return ended;
  }

  /** What was wrong with the stream, if it did not end as it should. */
  public Optional<String> failure() {
    return failure;
  }

  private void read() {
    try (stream) {
      for (var picture = stream.next(); picture.isPresent(); picture = stream.next()) {
        newest.set(new Filmed(picture.get(), clock.nowNs()));
        onChange.run();
      }
    } catch (IOException | VideoException e) {
      failure = Optional.of(e.getMessage());
    }
    ended = true;
    onChange.run();
  }
}
