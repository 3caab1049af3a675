package testbed.shell.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import testbed.shell.tun.DeathSignal;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;
import testbed.shell.tun.Seal;

/**
 * The emulator's process. Without arguments it is asked on standard input, line by line, and ends
 * when that input ends. With the words of a specification and a command it runs the command on its
 * own terminal at the sender's end and ends with the command's exit code.
 */
public final class EmulatorMain {
  private static final int BROKEN = 70;

  private final PrintStream answers;
  private final Map<Integer, Process> programs = new TreeMap<>();
  private Emulator emulator;
  private int launched;

  private EmulatorMain(PrintStream answers) {
    this.answers = answers;
  }

  /** Runs the process. */
  public static void main(String[] arguments) throws Exception {
    DeathSignal.onDeathOfParent();
    Thread.setDefaultUncaughtExceptionHandler(EmulatorMain::broken);
    if (arguments.length > 0) {
      Runtime.getRuntime().halt(TerminalRun.run(List.of(arguments)));
    }
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    EmulatorMain process = new EmulatorMain(answers);
    process.serve();
    if (process.emulator != null) {
      process.emulator.endControl();
    }
    Runtime.getRuntime().halt(0);
  }

  /** A thread that fails would leave a link that silently stands still. */
  private static void broken(Thread thread, Throwable failure) {
    System.err.println("the emulator's thread '" + thread.getName() + "' failed: " + failure);
    Runtime.getRuntime().halt(BROKEN);
  }

  private void serve() throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = questions.readLine();
    while (line != null) {
      try {
        answer(Message.parse(line));
      } catch (IOException | IllegalArgumentException e) {
        say(Message.of("failed").with("why", String.valueOf(e.getMessage())));
      } catch (InterruptedException e) {
        return;
      }
      line = questions.readLine();
    }
  }

  private void answer(Message question) throws IOException, InterruptedException {
    switch (question.what()) {
      case "open" -> {
        emulator = Emulator.open(SpecMessage.read(question), question.text("command"));
        say(
            Message.of("opened")
                .with("sender", End.SENDER.address())
                .with("receiver", End.RECEIVER.address()));
      }
      case "launch" -> launch(question);
      case "start" -> {
        emulator.startAt(question.number("origin"));
        say(Message.of("started"));
      }
      case "stop" -> {
        ProgramStop.stop(
            question.list("programs").stream()
                .map(id -> programs.get(Integer.parseInt(id)))
                .filter(Objects::nonNull)
                .toList());
        say(Message.of("stopped"));
      }
      case "finish" -> say(ReportMessage.write(emulator.finish()));
      default -> throw new IOException("unknown request " + question.what());
    }
  }

  private void launch(Message question) throws IOException {
    EndProgram program =
        new EndProgram(
            question.list("command"),
            environment(question.list("environment")),
            Path.of(question.text("directory")),
            Path.of(question.text("output")),
            Path.of(question.text("errors")));
    if (question.has("seal")) {
      program = program.sealed(Seal.read(question.list("seal")));
    }
    Process process = emulator.start(End.valueOf(question.text("end")), program);
    int id = ++launched;
    programs.put(id, process);
    say(Message.of("launched").with("program", id).with("pid", process.pid()));
    var _ =
        process
            .onExit()
            .thenAccept(
                ended ->
                    say(
                        Message.of("exited")
                            .with("program", id)
                            .with("status", ended.exitValue())));
  }

  private static Map<String, String> environment(List<String> assignments) {
    Map<String, String> environment = new TreeMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return environment;
  }

  private void say(Message message) {
    synchronized (answers) {
      answers.println(message);
    }
  }
}
