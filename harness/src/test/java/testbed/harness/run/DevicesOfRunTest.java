package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;

/** Cameras and displays that are devices or screens, as far as every machine has them. */
class DevicesOfRunTest {
  @TempDir private Path folder;

  private Path description(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), text);
  }

  private Outcome run(Path description, String... more) {
    String[] words = SmallRun.slow(description.toString(), folder.resolve("out"));
    return Outcome.of(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(words), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  @Tag("kernel")
  void aProgramThatFilmsAScreenFindsTheVideoOnOneOfItsOwn() throws Exception {
    for (String program : List.of("ip", "unshare", "setpriv", "ffmpeg", "Xvfb")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    Path filming =
        description(
            """
            name: filming
            summary: films a screen
            camera: window
            display: pipe
            needs: [{program: ffmpeg, package: ffmpeg}]
            sender:
              command: [ffmpeg, -hide_banner, -nostdin, -y, -loglevel, warning, -f, x11grab,
                -draw_mouse, "0", -framerate, "20", -video_size, "{width}x{height}", -i, "{camera}",
                -fps_mode, passthrough, -pix_fmt, yuv420p, -strict, "-1", -flush_packets, "1",
                -f, yuv4mpegpipe, "{display}"]
            """);

    Outcome outcome = Outcome.of(SmallRun.longer(filming.toString(), folder.resolve("out")));

    RunData run = RunLoader.load(folder.resolve("out"));
    assertEquals(RunManifest.OutcomeKind.COMPLETED, run.manifest().outcome().kind(), outcome.err());
    double shown = run.metric("frames_displayed").orElseThrow().value();
    // The program takes its time to begin; what was shown before is lost to it.
    assertTrue(shown >= 5, shown + " of 60 frames; " + outcome.out());
  }

  @Test
  @Tag("kernel")
  void aDeviceThatIsNamedIsThereForAProgramAndNoOther() throws Exception {
    for (String program : List.of("ip", "unshare", "setpriv")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    Path tun = Path.of("/dev/net/tun");
    assumeTrue(Files.isReadable(tun) && Files.isWritable(tun), "skipped: " + tun + " is closed");
    Path opening =
        description(
            """
            name: opening
            summary: opens a device and copies
            camera: pipe
            display: pipe
            devices: [/dev/net/tun]
            sender:
              command: [sh, -c, 'ls /dev >devices; exec 3<>/dev/net/tun && echo yes >opened;
                exec cat "$1" >"$2"', sh, "{camera}", "{display}"]
            """);

    run(opening);

    Path files = folder.resolve("out/system/files");
    assertEquals("yes", Files.readString(files.resolve("opened")).strip());
    List<String> devices = Files.readAllLines(files.resolve("devices"));
    assertTrue(devices.contains("net"), devices::toString);
    assertFalse(devices.contains("fuse"), devices::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v4l2 | pipe | 2 | | name it, such as --camera-device /dev/video10",
        "v4l2 | pipe | 3 | --camera-device=/dev/video4711 | modprobe v4l2loopback",
        "v4l2 | pipe | 3 | --camera-device=/dev/null | is no video device",
        "pipe | v4l2 | 2 | | name it, such as --display-device /dev/video0",
        "pipe | v4l2 | 3 | --display-device=/dev/video4711 | is not there",
        "pipe | pipe | 2 | --display-device=/dev/video0 | uses no such device",
        "pipe | pipe | 2 | --camera-device=/dev/video0 | uses no such device",
        "window | pipe | 3 | --camera-device=HDMI-1 | is not an X display",
        "window | pipe | 3 | --camera-device=:64999 | is an X server running there",
      })
  void aDeviceThatIsMissingIsOneSentence(
      String camera, String display, int status, String option, String answer) throws Exception {
    Path mine =
        description(
            """
            name: mine
            summary: never started
            camera: %s
            display: %s
            sender: {command: [sleep, "60"]}
            """
                .formatted(camera, display));

    Outcome outcome = option == null ? run(mine) : run(mine, option);

    assertEquals(status, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains(answer), outcome.err());
    assertFalse(Files.exists(folder.resolve("out")), "something was left behind");
  }
}
