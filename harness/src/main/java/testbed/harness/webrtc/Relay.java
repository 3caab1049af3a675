package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.harness.system.CameraKind;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** A {@link LoopbackRelay} of a run. */
final class Relay implements AutoCloseable {
  /** Where a page that is handed its pictures connects to, in the sender's namespace. */
  static final int CAMERA_PORT = 4000;

  private final RunningProgram program;

  private Relay(RunningProgram program) {
    this.program = program;
  }

  /**
   * From the page to its camera, if the camera is a page; it then listens long before a browser has
   * started.
   */
  static Optional<Relay> ofCamera(Stage stage) throws SystemFailure {
    if (stage.cameraKind() != CameraKind.PAGE) {
      return Optional.empty();
    }
    List<String> way =
        List.of(LoopbackRelay.FROM, Integer.toString(CAMERA_PORT), stage.camera().toString());
    try {
      return Optional.of(start(stage, End.SENDER, way, "relay.log"));
    } catch (IOException e) {
      throw new SystemFailure("starting the camera's relay", String.valueOf(e.getMessage()));
    }
  }

  /**
   * From a Unix socket to a port in the namespace of one end, as soon as somebody listens there.
   *
   * @param log the name of the file for what goes wrong
   */
  static Relay to(Stage stage, End end, int port, Path socket, String log) throws IOException {
    return start(
        stage, end, List.of(LoopbackRelay.TO, Integer.toString(port), socket.toString()), log);
  }

  private static Relay start(Stage stage, End end, List<String> way, String logName)
      throws IOException {
    Path log = stage.work().resolve(logName);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                LoopbackRelay.class.getName()));
    command.addAll(way);
    return new Relay(
        stage.network().launch(end, new EndProgram(command, Map.of(), stage.work(), log, log)));
  }

  /** That the camera's relay has ended. */
  Optional<SystemFailure> failure() {
    return program.isAlive()
        ? Optional.empty()
        : Optional.of(
            new SystemFailure(
                "running the camera's relay",
                "the page's connection to the camera ended; see system/relay.log"));
  }

  @Override
  public void close() {
    try {
      program.stop();
    } catch (IOException e) {
      // The emulator has gone, and took the relay with it.
      return;
    }
  }
}
