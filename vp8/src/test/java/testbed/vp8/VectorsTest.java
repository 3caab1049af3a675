package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.testkit.SharedData;
import testbed.video.IvfReader;

/** The published test vectors decode to the published pictures. */
class VectorsTest {
  @ParameterizedTest(name = "vector {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
  void everyFrameOfAVectorIsBitExact(int vector) throws Exception {
    String name = "vp8-vectors/vp80-00-comprehensive-%03d.ivf".formatted(vector);
    Path stream = SharedData.require(name);
    Map<Integer, String> expected = expected(SharedData.require(name + ".md5"));
    Map<Integer, String> actual = new HashMap<>();
    try (IvfReader reader = IvfReader.open(stream)) {
      State state = State.initial(reader.header().width(), reader.header().height());
      int number = 0;
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        number++;
        Decoded decoded = Decoder.decode(state, frame.get().bytes());
        state = decoded.state();
        if (decoded.shown()) {
          actual.put(number, md5(decoded.image().toPlanar()));
        }
      }
    }
    assertEquals(expected, actual);
  }

  /**
   * The digest of each shown frame by its number in the stream, which its name ends with: hidden
   * frames are counted, but have no line.
   */
  private static Map<Integer, String> expected(Path list) throws Exception {
    Map<Integer, String> digests = new HashMap<>();
    List<String> lines = Files.readAllLines(list);
    for (String line : lines) {
      int dot = line.lastIndexOf('.');
      digests.put(Integer.parseInt(line.substring(dot - 4, dot)), line.substring(0, 32));
    }
    return digests;
  }

  private static String md5(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }
}
