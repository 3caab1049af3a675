package testbed.salsify.live;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import testbed.video.Raster;
import testbed.video.VideoException;
import testbed.video.Y4mReader;

/**
 * A camera behind a Y4M stream. A thread reads as fast as pictures come; whoever asks gets the
 * newest, and those in between are forgotten, as with a camera that has a single buffer.
 */
public final class PipeCamera {
  private final Y4mReader stream;
  private final Runnable onChange;
  private final AtomicReference<Raster> newest = new AtomicReference<>();
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean ended;

  private PipeCamera(Y4mReader stream, Runnable onChange) {
    this.stream = stream;
    this.onChange = onChange;
  }

  /**
   * Starts to read.
   *
   * @param onChange called on the camera's thread at each picture and at the end
   */
  public static PipeCamera start(Y4mReader stream, Runnable onChange) {
    PipeCamera camera = new PipeCamera(stream, onChange);
    Thread.ofPlatform().name("camera").daemon().start(camera::read);
    return camera;
  }

  /** The newest picture, once. */
  public Optional<Raster> take() {
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
        newest.set(picture.get());
        onChange.run();
      }
    } catch (IOException | VideoException e) {
      failure = Optional.of(e.getMessage());
    }
    ended = true;
    onChange.run();
  }
}
