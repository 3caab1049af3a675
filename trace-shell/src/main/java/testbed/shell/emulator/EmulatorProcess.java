package testbed.shell.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/**
 * The emulator, seen from the process that started it: two sealed namespaces joined only by the
 * link. Thread-safe.
 *
 * <p>When this process dies, however it dies, the kernel ends the emulator, and with it the
 * namespaces, their devices, and every program in them.
 */
public final class EmulatorProcess implements AutoCloseable {
  private static final long ANSWER_SECONDS = 30;
  private static final long END_SECONDS = 5;
  private static final int KEPT_ERROR_LINES = 20;

  private final Process process;
  private final OutputStream questions;
  private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
  private final Map<Long, CompletableFuture<Integer>> exits = new ConcurrentHashMap<>();
  private final Deque<String> errors = new ArrayDeque<>();
  private final Remains remains = new Remains();
  private final Thread listener;
  private String senderAddress = "";
  private String receiverAddress = "";
  private volatile boolean ended;

  private EmulatorProcess(Process process) {
    this.process = process;
    this.questions = process.getOutputStream();
    listener = Thread.ofPlatform().name("emulator answers").daemon().start(this::listen);
    Thread.ofPlatform().name("emulator errors").daemon().start(this::keepErrors);
  }

  /**
   * Starts the emulator and has it set up the namespaces and the link. Packets pass untouched until
   * {@link #startLink}.
   *
   * @throws IOException when it cannot be set up: a bad trace or queue, or something that the
   *     machine lacks; the message is one line for the user
   */
  public static EmulatorProcess start(EmulatorSpec spec) throws IOException {
    EmulatorProcess emulator =
        new EmulatorProcess(Spawner.start(EmulatorCommand.words(List.of("setsid"), List.of())));
    try {
      Message opened = emulator.ask(SpecMessage.of(spec), "opened");
      emulator.senderAddress = opened.text("sender");
      emulator.receiverAddress = opened.text("receiver");
      return emulator;
    } catch (IOException e) {
      emulator.close();
      throw e;
    }
  }

  /** The address of the sender's end. */
  public String senderAddress() {
    return senderAddress;
  }

  /** The address of the receiver's end. */
  public String receiverAddress() {
    return receiverAddress;
  }

  /**
   * Starts a program at an end, without privilege, in a process-id namespace of its own.
   *
   * @param program with files for its output and errors
   */
  public RunningProgram launch(End end, EndProgram program) throws IOException {
    List<String> environment = new ArrayList<>();
    program.environment().forEach((name, value) -> environment.add(name + "=" + value));
    Message question =
        Message.of("launch")
            .with("end", end)
            .with("command", program.command())
            .with("environment", environment)
            .with("directory", program.directory().toAbsolutePath())
            .with("output", program.output().toAbsolutePath())
            .with("errors", program.errors().toAbsolutePath());
    program.seal().ifPresent(seal -> question.with("seal", seal.words()));
    Message launched = ask(question, "launched");
    long id = launched.number("program");
    remains.remember(launched.number("pid"));
    return new RunningProgram(this, id, launched.number("pid"), exit(id));
  }

  private CompletableFuture<Integer> exit(long program) {
    return exits.computeIfAbsent(program, id -> new CompletableFuture<>());
  }

  void stop(List<Long> launched) throws IOException {
    List<String> words = launched.stream().map(String::valueOf).toList();
    ask(Message.of("stop").with("programs", words), "stopped");
  }

  /**
   * Sets time zero of both directions' schedules; may lie ahead.
   *
   * @param originMonotonicNs a value of {@link System#nanoTime()}
   */
  public void startLink(long originMonotonicNs) throws IOException {
    ask(Message.of("start").with("origin", originMonotonicNs), "started");
  }

  /** Stops the link, completes the packet log and says how it went. Programs go on, unconnected. */
  public EmulatorReport finish() throws IOException {
    return ReportMessage.read(ask(Message.of("finish"), "report"));
  }

  /** The process of the emulator. */
  public long pid() {
    return process.pid();
  }

  /**
   * Whether the emulator itself goes on. A program that has ended, seen before this was true, did
   * not end because the emulator did.
   */
  public boolean isAlive() {
    return !ended && process.isAlive();
  }

  private synchronized Message ask(Message question, String expected) throws IOException {
    try {
      questions.write((question + "\n").getBytes(StandardCharsets.UTF_8));
      questions.flush();
    } catch (IOException e) {
      throw new IOException(lastWords(), e);
    }
    try {
      Message answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IOException("the emulator does not answer");
      }
      return switch (answer.what()) {
        case String what when what.equals(expected) -> answer;
        case "failed" -> throw new IOException(answer.text("why"));
        case "ended" -> throw new IOException(lastWords());
        default -> throw new IOException("the emulator said " + answer);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String lastWords() {
    synchronized (errors) {
      return "the emulator ended"
          + (errors.isEmpty() ? "" : ": " + String.join(" / ", errors))
          + (NetworkNamespaces.allowed()
              ? ""
              : "; an ordinary user needs user namespaces (sysctl user.max_user_namespaces,"
                  + " kernel.unprivileged_userns_clone) and util-linux 2.38");
    }
  }

  private void listen() {
    try (BufferedReader in = reader(process.getInputStream())) {
      String line = in.readLine();
      while (line != null) {
        Message message = Message.parse(line);
        if (message.what().equals("exited")) {
          exit(message.number("program")).complete((int) message.number("status"));
        } else {
          answers.add(message);
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      remember(e.getMessage());
    }
    ended = true; // before its programs are said to have ended, which ended with it
    answers.add(Message.of("ended"));
    exits.values().forEach(exit -> exit.complete(128 + 9));
  }

  private void keepErrors() {
    try (BufferedReader in = reader(process.getErrorStream())) {
      String line = in.readLine();
      while (line != null) {
        remember(line);
        line = in.readLine();
      }
    } catch (IOException e) {
      remember(e.getMessage());
    }
  }

  private void remember(String line) {
    synchronized (errors) {
      errors.add(line);
      if (errors.size() > KEPT_ERROR_LINES) {
        errors.remove();
      }
    }
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** Ends the emulator and everything in it; returns when nothing of it is left. */
  @Override
  public void close() {
    List<ProcessHandle> inside = process.descendants().toList();
    try {
      questions.close();
    } catch (IOException e) {
      process.destroyForcibly();
    }
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      listener.join();
      if (!remains.awaitEnd(inside, END_SECONDS)) {
        throw new IllegalStateException("a program outlived the emulator");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
