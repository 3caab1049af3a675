package testbed.harness.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.harness.CommandFailure;

class DescriptionReaderTest {
  private static final String GOOD =
      """
      name: mine
      summary: my programs
      camera: pipe
      display: pipe
      options:
        rate: 5
      receiver:
        command: [recv, "{display}"]
        ready: {udp: 5004}
      sender:
        command: [send, "{camera}", "{peer}:5004", "--rate={rate}"]
      """;

  private static SystemDescription read(String text) throws DescriptionException {
    return DescriptionReader.read("mine.yaml", new StringReader(text));
  }

  @Test
  void aGoodDescriptionIsReadWhole() throws DescriptionException {
    SystemDescription mine = read(GOOD);

    assertEquals("mine", mine.name());
    assertEquals(CameraKind.PIPE, mine.camera());
    assertEquals(Map.of("rate", "5"), mine.options());
    assertTrue(mine.usesLink());
    assertEquals(
        new Readiness.UdpPort(5004, Readiness.Before.SENDER),
        mine.receiver().orElseThrow().ready());
    assertEquals(
        List.of("send", "/c", "10.0.0.2:5004", "--rate=9"),
        Placeholders.of(Map.of("camera", "/c", "peer", "10.0.0.2", "rate", "9"))
            .fill(mine.sender().command()));
  }

  @Test
  void aWindowWithARimSaysWhereOnTheScreenItsVideoIs() throws DescriptionException {
    assertEquals(new ScreenCorner(0, 0), read(GOOD).corner());
    assertEquals(new ScreenCorner(1, 2), read(GOOD + "corner: {x: 1, y: 2}\n").corner());
    DescriptionException e =
        assertThrows(DescriptionException.class, () -> read(GOOD + "corner: {x: 1, y: 49}\n"));
    assertTrue(e.getMessage().startsWith("mine.yaml:12: '49' is not a place"), e.getMessage());
  }

  @Test
  void aReceiverCanPrepareWhileTheSenderDoes() throws DescriptionException {
    SystemDescription mine = read(GOOD.replace("udp: 5004}", "udp: 5004, before: camera}"));

    assertEquals(
        new Readiness.UdpPort(5004, Readiness.Before.CAMERA),
        mine.receiver().orElseThrow().ready());
  }

  @Test
  void aCameraAndADisplayMayBeDevices() throws DescriptionException {
    SystemDescription mine =
        read(
            GOOD.replace("camera: pipe", "camera: window")
                .replace("display: pipe", "display: v4l2\ndevices: [/dev/dri/card0]"));

    assertEquals(CameraKind.WINDOW, mine.camera());
    assertEquals(DisplayKind.V4L2, mine.display());
    assertEquals(List.of(Path.of("/dev/dri/card0")), mine.devices());
  }

  @Test
  void theBuiltInSystemsAreGood() throws CommandFailure {
    List<SystemDescription> all = new SystemCatalogue(Path.of("/nonexistent")).all();

    assertTrue(all.size() >= 3);
    assertFalse(
        all.stream().filter(s -> s.name().equals("null")).findFirst().orElseThrow().usesLink());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "camera: pipe | camera: film | mine.yaml:3: 'film' is not a camera; choose one of [fuse, page, pipe, v4l2, window]",
        "{peer} | {pier} | mine.yaml:11: '{pier}' is not a placeholder",
        "udp: 5004 | udp: 5004, before: noon | mine.yaml:9: 'noon' is not a before; choose one of [camera, sender]",
        "udp: 5004 | udp: 70000 | mine.yaml:9: '70000' is not a port",
        "options: | 'devices: [/etc/passwd]\noptions:' | mine.yaml:5: '/etc/passwd' is not a whole path; begin it with /dev/",
        "options: | 'reads: [tools]\noptions:' | mine.yaml:5: 'tools' is not a whole path; begin it with /",
        "summary: my programs | sumary: x | lacks 'summary'",
        "name: mine | name: My System | mine.yaml:1: a name is of small letters",
        "options: | optoins: | mine.yaml:11: '{rate}' is not a placeholder",
        "sender: | sendr: | lacks 'sender'",
        "display: pipe | display: [pipe | mine.yaml",
      })
  void aMistakeIsNamedWithItsLine(String right, String wrong, String message) {
    DescriptionException e =
        assertThrows(DescriptionException.class, () -> read(GOOD.replace(right, wrong)));

    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void theDescriptionsInTheDocumentationAreInOrder() throws Exception {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(here.resolve("docs/systems.md"))) {
      here = here.getParent();
    }
    Matcher block =
        Pattern.compile("(?ms)^```yaml\\n(.*?)^```$")
            .matcher(Files.readString(here.resolve("docs/systems.md")));
    List<String> names = new ArrayList<>();
    while (block.find()) {
      names.add(DescriptionReader.read("docs/systems.md", new StringReader(block.group(1))).name());
    }
    assertEquals(List.of("my-call", "salsify-authors"), names);
  }
}
