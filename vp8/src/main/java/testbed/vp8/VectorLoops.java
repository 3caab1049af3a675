package testbed.vp8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The codec's classes whose loops work on vectors. Vectors are slow until those are compiled, so a
 * program that codes does best to have them compiled after few calls, and to wait for that. The
 * list is a file of its own, because the launcher reads it before there is a Java machine.
 */
public final class VectorLoops {
  private static final String LIST = "vector-loops.txt";

  private VectorLoops() {}

  /** The options for the Java machine that say so. */
  public static List<String> compilerOptions() {
    return classes()
        .flatMap(
            name ->
                Stream.of(
                    "-XX:CompileCommand=CompileThresholdScaling," + name + "::*,0.02",
                    "-XX:CompileCommand=BackgroundCompilation," + name + "::*,false"))
        .toList();
  }

  static Stream<String> classes() {
    try (InputStream list = VectorLoops.class.getResourceAsStream(LIST)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
