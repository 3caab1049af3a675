package testbed.harness.salsify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.Marks;
import testbed.injector.source.GeneratedScene;
import testbed.shell.emulator.EmulatorProcess;
import testbed.shell.emulator.EmulatorSpec;
import testbed.shell.emulator.LinkSpec;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;
import testbed.timebase.Time;
import testbed.video.VideoException;
import testbed.video.Y4mHeader;
import testbed.video.Y4mReader;

/**
 * Salsify's two programs as processes in namespaces, with a link in between. Camera and display
 * belong to the test: they outlive a program and are opened again by the next.
 */
final class CallOverLink implements AutoCloseable {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 192;
  private static final int FPS = 30;
  private static final String PORT = "9000";
  private static final Duration READY = Duration.ofSeconds(60);

  private final Path folder;
  private final EmulatorProcess network;
  private final long originNs = System.nanoTime();
  private final GeneratedScene scene = new GeneratedScene(1, WIDTH, HEIGHT, FPS);
  private final List<Shown> shown = Collections.synchronizedList(new ArrayList<>());
  private final List<String> ends = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();
  private Optional<RunningProgram> sender = Optional.empty();
  private Optional<RunningProgram> receiver = Optional.empty();
  private volatile boolean over;
  private int starts;

  /** What the display showed, and when; the picture is -1 where the marks could not be read. */
  record Shown(long picture, long atNs) {}

  CallOverLink(Path folder, List<String> effects) throws IOException, InterruptedException {
    this.folder = folder;
    for (String pipe : List.of("camera", "display")) {
      new ProcessBuilder("mkfifo", folder.resolve(pipe).toString()).start().waitFor();
    }
    LinkSpec slow = new LinkSpec(null, "droptail:packets=256", 20 * Time.MILLISECOND, 0);
    network =
        EmulatorProcess.start(
            new EmulatorSpec(
                slow.withRate("2.24mbit").withEffects(List.of(), effects),
                slow,
                folder.resolve("packets.log")));
    network.startLink(originNs);
    threads.add(Thread.ofPlatform().daemon().start(this::film));
    threads.add(Thread.ofPlatform().daemon().start(this::watch));
  }

  long nowNs() {
    return System.nanoTime() - originNs;
  }

  /** The picture that the camera shows at an instant. */
  static long pictureAt(long atNs) {
    return atNs * FPS / Time.SECOND;
  }

  List<Shown> shown() {
    synchronized (shown) {
      return List.copyOf(shown);
    }
  }

  /** How programs left their pipes, for messages. */
  String ends() {
    return ends.toString();
  }

  void startSender() throws IOException {
    String peer = network.receiverAddress() + ":" + PORT;
    String camera = folder.resolve("camera").toString();
    String size = WIDTH + "x" + HEIGHT;
    List<String> of = List.of("--camera", camera, "--peer", peer, "--size", size);
    sender = Optional.of(launch(End.SENDER, "testbed.salsify.SenderMain", of));
  }

  void startReceiver() throws IOException, InterruptedException {
    List<String> of = List.of("--display", folder.resolve("display").toString(), "--port", PORT);
    RunningProgram program = launch(End.RECEIVER, "testbed.salsify.ReceiverMain", of);
    program.awaitUdpPort(Integer.parseInt(PORT), READY);
    receiver = Optional.of(program);
  }

  void stopSender() throws IOException {
    sender.orElseThrow().stop();
  }

  void stopReceiver() throws IOException {
    receiver.orElseThrow().stop();
  }

  private RunningProgram launch(End end, String main, List<String> own) throws IOException {
    Path log = folder.resolve(main.replaceAll(".*\\.", "") + ++starts);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), main));
    command.addAll(own);
    command.addAll(List.of("--warm-up", "2", "--stats", log + ".jsonl"));
    return network.launch(
        end,
        new EndProgram(command, Map.of(), folder, Path.of(log + ".out"), Path.of(log + ".err")));
  }

  /** Frames whose state was not the one that the sender promised, over all receivers. */
  long refused() throws IOException {
    long count = 0;
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        try (var lines = Files.lines(file)) {
          count += lines.filter(line -> line.contains("\"refused\"")).count();
        }
      }
    }
    return count;
  }

  private void film() {
    byte[] planar = new byte[Y4mHeader.of(WIDTH, HEIGHT, FPS).frameBytes()];
    while (!over) {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(folder.resolve("camera")), planar.length + 64)) {
        out.write(Y4mHeader.of(WIDTH, HEIGHT, FPS).toBytes());
        while (!over) {
          long picture = pictureAt(nowNs()) + 1;
          TimeUnit.NANOSECONDS.sleep(picture * Time.SECOND / FPS - nowNs());
          scene.copyFrame(scene.indexAt(picture), planar);
          Marks.stamp(planar, WIDTH, HEIGHT, picture);
          out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
          out.write(planar);
          out.flush();
        }
      } catch (IOException e) {
        ends.add("camera: " + e.getMessage()); // the next sender opens the pipe again
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void watch() {
    while (!over) {
      try (Y4mReader display = Y4mReader.open(folder.resolve("display"))) {
        byte[] planar = new byte[display.header().frameBytes()];
        while (display.next(planar)) {
          long picture =
              Marks.read(planar, WIDTH, HEIGHT) instanceof MarkReading.FrameSeen(long id) ? id : -1;
          shown.add(new Shown(picture, nowNs()));
        }
      } catch (IOException | VideoException e) {
        ends.add("display: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    over = true;
    threads.forEach(Thread::interrupt);
    network.close();
  }
}
