package testbed.harness.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.analyzer.display.ColourMatrix;
import testbed.reports.model.RunManifest;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;
import testbed.vp8.VectorLoops;

/** A system that its description says all about: two programs and how to start them. */
public final class DescribedSystem implements SystemUnderTest {
  private static final Duration READY_WITHIN = Duration.ofSeconds(20);

  private final SystemDescription description;

  /** The system of a description. */
  public DescribedSystem(SystemDescription description) {
    this.description = description;
  }

  /** What its file says about it. */
  public SystemDescription description() {
    return description;
  }

  @Override
  public String name() {
    return description.name();
  }

  @Override
  public String summary() {
    return description.summary();
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(RunManifest.Programs.DESCRIPTION, description.digest());
  }

  @Override
  public CameraKind camera() {
    return description.camera();
  }

  @Override
  public DisplayKind display() {
    return description.display();
  }

  @Override
  public ScreenCorner screenCorner() {
    return description.corner();
  }

  @Override
  public ColourMatrix screenMatrix() {
    return description.colours();
  }

  @Override
  public boolean usesLink() {
    return description.usesLink();
  }

  @Override
  public List<Need> needs() {
    return description.needs();
  }

  @Override
  public List<Path> devices() {
    return description.devices();
  }

  @Override
  public Map<String, String> options() {
    return description.options();
  }

  @Override
  public RunningSystem start(Stage stage) throws SystemFailure, InterruptedException {
    writeFiles(stage);
    List<Running> started = new ArrayList<>();
    try {
      Optional<Running> receiver = Optional.empty();
      if (description.receiver().isPresent()) {
        receiver = Optional.of(launch(stage, End.RECEIVER, description.receiver().get(), started));
      }
      Running sender = launch(stage, End.SENDER, description.sender(), started);
      sender.awaitReady(description.sender().ready(), Readiness.Before.CAMERA, READY_WITHIN);
      if (receiver.isPresent()) {
        Readiness ready = description.receiver().get().ready();
        receiver.get().awaitReady(ready, Readiness.Before.CAMERA, READY_WITHIN);
      }
      return new RunningPair(sender, receiver);
    } catch (SystemFailure | InterruptedException e) {
      started.forEach(Running::stop);
      throw e;
    }
  }

  private void writeFiles(Stage stage) throws SystemFailure {
    Placeholders values = values(stage, End.RECEIVER);
    for (Map.Entry<String, String> file : description.files().entrySet()) {
      Path target = stage.files().resolve(file.getKey());
      try {
        Files.writeString(target, values.fill(file.getValue()));
      } catch (IOException e) {
        throw new SystemFailure("preparing the system", "cannot write " + target);
      }
    }
  }

  private Running launch(
      Stage stage, End end, ProgramDescription program, List<Running> launchedSoFar)
      throws SystemFailure, InterruptedException {
    String role = end.role();
    Placeholders values = values(stage, end);
    List<String> command = values.fill(program.command());
    Map<String, String> environment = new HashMap<>();
    program.environment().forEach((name, value) -> environment.put(name, values.fill(value)));
    Path output = stage.work().resolve(role + ".log");
    try {
      EndProgram started = new EndProgram(command, environment, stage.files(), output, output);
      RunningProgram running =
          stage
              .network()
              .launch(
                  end, Sealing.seal(stage, started, description.reads(), description.devices()));
      Running launched = new Running(role, command, output, running);
      launchedSoFar.add(launched);
      launched.awaitReady(program.ready(), Readiness.Before.SENDER, READY_WITHIN);
      return launched;
    } catch (IOException e) {
      throw new SystemFailure("starting the " + role, e.getMessage());
    }
  }

  private Placeholders values(Stage stage, End end) {
    String sender = stage.network().senderAddress();
    String receiver = stage.network().receiverAddress();
    Map<String, String> values = new HashMap<>(description.options());
    values.putAll(stage.options());
    values.put("camera", stage.camera().toString());
    values.put("display", stage.display());
    values.put("local", end == End.SENDER ? sender : receiver);
    values.put("peer", end == End.SENDER ? receiver : sender);
    values.put("width", Integer.toString(stage.size().width()));
    values.put("height", Integer.toString(stage.size().height()));
    values.put("fps", Integer.toString(stage.fps()));
    values.put("seed", Long.toString(stage.seed()));
    values.put("work", stage.files().toString());
    values.put("java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    values.put("classpath", System.getProperty("java.class.path"));
    values.put("vector_loops", String.join(" ", VectorLoops.compilerOptions()));
    values.put("class_archive", LauncherFile.CLASS_ARCHIVE.option());
    values.put("second_compiler", LauncherFile.SECOND_COMPILER.option());
    return Placeholders.of(values);
  }

  private record RunningPair(Running sender, Optional<Running> receiver) implements RunningSystem {
    @Override
    public Optional<SystemFailure> failure() {
      return sender.failure().or(() -> receiver.flatMap(Running::failure));
    }

    @Override
    public List<String> senderCommand() {
      return sender.command();
    }

    @Override
    public List<String> receiverCommand() {
      return receiver.map(Running::command).orElse(List.of());
    }

    @Override
    public void close() {
      receiver.ifPresentOrElse(sender::stopWith, sender::stop);
    }
  }
}
