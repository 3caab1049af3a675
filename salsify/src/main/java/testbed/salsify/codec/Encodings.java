package testbed.salsify.codec;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import testbed.video.Raster;

/**
 * Encodes one picture at several quality levels from the same state, after one analysis for all:
 * one after the other, or each on a core of its own.
 *
 * @param <S> the codec's state
 */
public final class Encodings<S> {
  private final FunctionalCodec<S> codec;
  private final Optional<Executor> others;

  private Encodings(FunctionalCodec<S> codec, Optional<Executor> others) {
    this.codec = codec;
    this.others = others;
  }

  /** One encoding after the other. */
  public static <S> Encodings<S> inTurn(FunctionalCodec<S> codec) {
    return new Encodings<>(codec, Optional.empty());
  }

  /**
   * The first on the caller's thread and the others at the same time on {@code others}, which must
   * have a thread to spare for each.
   */
  public static <S> Encodings<S> inParallel(FunctionalCodec<S> codec, Executor others) {
    return new Encodings<>(codec, Optional.of(others));
  }

  /** The codec. */
  public FunctionalCodec<S> codec() {
    return codec;
  }

  /** Time until all of {@code count} encodings are done when one takes {@code encodeNs}. */
  public long declaredNs(int count, long encodeNs) {
    return others.isPresent() ? encodeNs : count * encodeNs;
  }

  /** The encodings, in the order of {@code quantizers}. */
  public List<Coded<S>> of(S state, Raster image, List<Integer> quantizers) {
    int finest = quantizers.stream().mapToInt(q -> q).min().orElseThrow();
    IntFunction<Coded<S>> encoding = codec.analyse(state, image, finest);
    if (others.isEmpty()) {
      return quantizers.stream().map(encoding::apply).toList();
    }
    List<CompletableFuture<Coded<S>>> started =
        quantizers.stream()
            .skip(1)
            .map(q -> CompletableFuture.supplyAsync(() -> encoding.apply(q), others.get()))
            .toList();
    Coded<S> first = encoding.apply(quantizers.getFirst());
    return Stream.concat(Stream.of(first), started.stream().map(CompletableFuture::join)).toList();
  }
}
