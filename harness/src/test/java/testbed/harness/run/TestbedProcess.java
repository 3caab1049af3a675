package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole tool as a process of its own, to which signals can be sent. */
final class TestbedProcess implements AutoCloseable {
  private final Process process;
  private final Path errors;

  private TestbedProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts it with a folder for its output and one for temporary files. */
  private static TestbedProcess start(Path folder, Path temporary, String... arguments)
      throws IOException {
    Path errors = folder.resolve("stderr");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            "testbed.harness.Testbed"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(errors.toFile())
            .start();
    return new TestbedProcess(process, errors);
  }

  /** Starts two seconds of the null system, which keeps its run in {@code folder/out}. */
  static TestbedProcess nullRun(Path folder, Path temporary) throws IOException {
    return start(
        Files.createDirectories(folder), temporary, SmallRun.slow("null", folder.resolve("out")));
  }

  /** The same, with a folder for temporary files in that for its output. */
  static TestbedProcess nullRun(Path folder) throws IOException {
    return nullRun(folder, Files.createDirectories(folder.resolve("tmp")));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits until it says this on standard error. */
  void await(String word) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
    while (!said().contains(word)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("did not come to '" + word + "': " + said());
      }
      Thread.sleep(20);
    }
  }

  String said() throws IOException {
    return Files.readString(errors);
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Sends a signal to it and to every process below it. */
  void signalAll(String name) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("kill", "-" + name, Long.toString(process.pid())));
    process.descendants().forEach(below -> words.add(Long.toString(below.pid())));
    new ProcessBuilder(words).start().waitFor();
  }

  int exit() throws IOException, InterruptedException {
    if (!process.waitFor(240, TimeUnit.SECONDS)) {
      throw new IOException("does not end: " + said());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
