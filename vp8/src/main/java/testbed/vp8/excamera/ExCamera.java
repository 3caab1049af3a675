package testbed.vp8.excamera;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import testbed.video.Raster;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.InterFrame;
import testbed.vp8.Rebased;
import testbed.vp8.Rebaser;
import testbed.vp8.State;
import testbed.vp8.Vp8Exception;

/**
 * ExCamera[n, x] (Fouladi et al., NSDI 2017): chunks of n pictures are encoded in parallel, each
 * from a key frame; then, within a batch of x chunks, every key frame but the first is encoded
 * again as an inter frame against the end of the chunk before (in parallel), and one chunk after
 * the other is rebased on the true end of the one before (in series). A batch has one key frame.
 */
public final class ExCamera {
  private final EncoderSettings settings;
  private final int chunkPictures;
  private final ExecutorService workers;

  /**
   * An encoder.
   *
   * @param settings of every frame; whether it is a key frame is not looked at
   * @param chunkPictures pictures in a chunk, n
   * @param workers run the parallel steps
   */
  public ExCamera(EncoderSettings settings, int chunkPictures, ExecutorService workers) {
    if (chunkPictures < 1) {
      throw new IllegalArgumentException("chunks of " + chunkPictures + " pictures");
    }
    this.settings = settings;
    this.chunkPictures = chunkPictures;
    this.workers = workers;
  }

  /**
   * Encodes a batch: as many pictures as its chunks have together, or fewer.
   *
   * @param progress told of each picture that is finished
   * @return one frame for each picture
   */
  public List<byte[]> encode(List<Raster> batch, Progress progress) throws InterruptedException {
    List<List<Raster>> pictures = new ArrayList<>();
    for (int from = 0; from < batch.size(); from += chunkPictures) {
      pictures.add(batch.subList(from, Math.min(from + chunkPictures, batch.size())));
    }
    List<Chunk> chunks = all(pictures, this::encodeChunk);
    List<Boundary> boundaries = new ArrayList<>();
    for (int i = 1; i < chunks.size(); i++) {
      boundaries.add(new Boundary(chunks.get(i - 1).end(), pictures.get(i).getFirst()));
    }
    List<InterFrame> joints = all(boundaries, this::join);
    List<byte[]> frames = new ArrayList<>(chunks.getFirst().frames());
    frames.forEach(frame -> progress.finished());
    State state = chunks.getFirst().end();
    Rebaser rebaser = new Rebaser();
    for (int i = 1; i < chunks.size(); i++) {
      List<InterFrame> decisions = new ArrayList<>(chunks.get(i).decisions());
      decisions.addFirst(joints.get(i - 1));
      for (int picture = 0; picture < decisions.size(); picture++) {
        Rebased moved = rebaser.rebase(state, pictures.get(i).get(picture), decisions.get(picture));
        frames.add(moved.frame());
        state = moved.state();
        progress.finished();
      }
    }
    return frames;
  }

  /** What wants to know how far an encoding is. */
  @FunctionalInterface
  public interface Progress {
    /** One more picture is finished. */
    void finished();
  }

  /**
   * A chunk that was encoded for itself.
   *
   * @param frames its frames; the first is a key frame
   * @param decisions of all frames but the first
   * @param end the state behind it
   */
  private record Chunk(List<byte[]> frames, List<InterFrame> decisions, State end) {}

  /** The end of one chunk and the first picture of the next. */
  private record Boundary(State end, Raster next) {}

  private Chunk encodeChunk(List<Raster> pictures) throws Vp8Exception {
    Encoder encoder = new Encoder();
    List<byte[]> frames = new ArrayList<>();
    List<InterFrame> decisions = new ArrayList<>();
    Raster first = pictures.getFirst();
    State state = State.initial(first.width(), first.height());
    for (Raster picture : pictures) {
      var encoded = encoder.encode(state, picture, interFrames());
      frames.add(encoded.frame());
      if (state.hasReferences()) {
        decisions.add(InterFrame.parse(state, encoded.frame()));
      }
      state = encoded.state();
    }
    return new Chunk(frames, decisions, state);
  }

  /** Like a key frame, the first frame of a chunk leaves no older reference behind. */
  private InterFrame join(Boundary boundary) throws Vp8Exception {
    var encoded = new Encoder().encode(boundary.end, boundary.next, interFrames());
    return InterFrame.parse(boundary.end, encoded.frame()).refreshingAll();
  }

  private EncoderSettings interFrames() {
    return new EncoderSettings(
        settings.quantizer(), settings.speed(), settings.tokenPartitionsLog2(), false);
  }

  /** Something that is done with each element. */
  private interface Work<A, B> {
    B apply(A input) throws Vp8Exception;
  }

  private <A, B> List<B> all(List<A> inputs, Work<A, B> work) throws InterruptedException {
    List<Callable<B>> tasks = new ArrayList<>();
    for (A input : inputs) {
      tasks.add(() -> work.apply(input));
    }
    List<B> results = new ArrayList<>();
    for (Future<B> future : workers.invokeAll(tasks)) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("the encoder's own frames are valid", e.getCause());
      }
    }
    return results;
  }
}
