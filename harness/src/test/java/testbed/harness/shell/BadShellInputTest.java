package testbed.harness.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.harness.Outcome;

/** What a link cannot be asked for is said in one line, and leaves nothing behind. */
class BadShellInputTest {
  @TempDir Path folder;

  private static void refused(int status, Outcome outcome, String answer) {
    assertEquals(status, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains(answer), outcome.err());
    assertFalse(outcome.err().contains("\tat "), "a stack trace: " + outcome.err());
  }

  private static Outcome shell(String options) {
    List<String> words = new ArrayList<>(List.of("shell"));
    words.addAll(List.of(options.split(" ", -1)));
    words.addAll(List.of("--", "true"));
    return Outcome.of(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate 12mbits | is not a data rate",
        "--rate -5 | is not a data rate",
        "--rate steps: | is not a step",
        "--rate steps:0@1s | must not be 0 for ever",
        "--rate sine:mean=5mbit,amplitude=6mbit,period=1s | amplitude of at most its mean",
        "--delay -20ms | is not a length of time",
        "--delay 20 | is not a length of time",
        "--offset 5s --rate 1mbit | --offset concerns traces",
        "--once | --once concerns traces",
        "--log a --uplink-log b | --log holds both directions",
        "--uplink-log a --downlink-log ./a | are one file",
        "--uplink no-such-trace | there is no trace or file",
        "--queue codel:target=-1 | target=-1",
        "--queue droptail:bytes=5 | bytes=5 holds no full packet, which has 1504 bytes",
        "--uplink-effect loss:1.5 | a probability is 0 to 1",
        "--uplink-effect delays:/no/such/file | /no/such/file: there is no such file",
        "--uplink-effect ge:mean=0.9,burst=0.5 | is not possible",
        "--meter=foo | --meter"
      })
  void anOptionThatMakesNoSense(String options, String answer) {
    refused(2, shell(options.strip()), answer.strip());
  }

  @Test
  void aPatternThatIsNoText() throws Exception {
    Path file = Files.write(folder.resolve("pattern"), new byte[] {'0', (byte) 0xff, (byte) 0xfe});
    refused(2, shell("--uplink-effect pattern:" + file), "pattern: this is not a text file");
  }

  @Test
  void aSettingThatSetsNothing() {
    refused(2, Outcome.of("link", "set", "--control", "none", "foo"), "'foo' sets nothing");
    refused(2, Outcome.of("link", "set", "--control", "none", "rate=1mbot"), "'1mbot'");
    refused(
        2, Outcome.of("link", "set", "--control", "none", "queue=pie:bytes=1503"), "full packet");
    refused(
        3, Outcome.of("link", "set", "--control", "none", "queue=droptail:bytes=1504"), "no link");
    refused(3, Outcome.of("link", "set", "--control", "none", "rate=1mbit"), "no link at none");
  }
}
