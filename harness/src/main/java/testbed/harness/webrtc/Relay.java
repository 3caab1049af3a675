package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.harness.system.CameraKind;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** The {@link LoopbackRelay} of a run, where its camera needs one. */
final class Relay implements AutoCloseable {
  private final Optional<RunningProgram> program;

  private Relay(Optional<RunningProgram> program) {
    this.program = program;
  }

  /** Starts it if the camera is a page; it then listens long before a browser has started. */
  static Relay start(Stage stage, int port) throws SystemFailure {
    if (stage.cameraKind() != CameraKind.PAGE) {
      return new Relay(Optional.empty());
    }
    Path log = stage.work().resolve("relay.log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx32m",
            "-cp",
            System.getProperty("java.class.path"),
            LoopbackRelay.class.getName(),
            Integer.toString(port),
            stage.camera().toString());
    try {
      return new Relay(
          Optional.of(
              stage
                  .network()
                  .launch(End.SENDER, new EndProgram(command, Map.of(), stage.work(), log, log))));
    } catch (IOException e) {
      throw new SystemFailure("starting the camera's relay", String.valueOf(e.getMessage()));
    }
  }

  Optional<SystemFailure> failure() {
    return program
        .filter(running -> !running.isAlive())
        .map(
            running ->
                new SystemFailure(
                    "running the camera's relay",
                    "the page's connection to the camera ended; see system/relay.log"));
  }

  @Override
  public void close() {
    try {
      if (program.isPresent()) {
        program.get().stop();
      }
    } catch (IOException e) {
      // The emulator has gone, and took the relay with it.
      return;
    }
  }
}
