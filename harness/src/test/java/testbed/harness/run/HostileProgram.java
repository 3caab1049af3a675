package testbed.harness.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A system under test that means harm. Says of each attempt {@code NAME denied} or {@code NAME
 * DONE}.
 */
final class HostileProgram {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int PATIENCE_MS = 1500;

  private HostileProgram() {}

  /**
   * Arguments: the harness's process, a port, an address of the host, the run folder, a socket, a
   * mark, the camera, which it takes so that the run goes on for as long as all this takes.
   */
  public static void main(String[] arguments) throws Exception {
    long harness = Long.parseLong(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    String outside = arguments[2];
    Path run = Path.of(arguments[3]);
    String mark = arguments[5];
    Thread.ofPlatform().daemon().start(() -> film(Path.of(arguments[6])));
    attempt("loopback", () -> connect("127.0.0.1", port));
    attempt("outside", () -> connect(outside, port));
    attempt("unix-socket", () -> connect(Path.of(arguments[4])));
    attempt("name", () -> succeeds("timeout", "3", "getent", "hosts", "deb.debian.org"));
    attempt("memory", () -> Files.newInputStream(Path.of("/proc/" + harness + "/mem")));
    attempt("environment", () -> Files.readString(Path.of("/proc/" + harness + "/environ")));
    attempt("kill", () -> succeeds("kill", "-0", Long.toString(harness)));
    attempt("read-truth", () -> Files.readString(run.resolve("injections.csv")));
    attempt("read-manifest", () -> Files.readString(run.resolve("run.json")));
    attempt("read-capture", () -> Files.newInputStream(run.resolve("capture.spool")));
    attempt("write-run", () -> Files.writeString(run.resolve("forged"), "x"));
    attempt("write-home", () -> Files.writeString(Path.of("/root/forged-" + mark), "x"));
    attempt("write-system", () -> Files.writeString(Path.of("/usr/forged-" + mark), "x"));
    attempt("write-kernel", () -> Files.writeString(Path.of("/proc/sys/kernel/hostname"), mark));
    attempt("disk-device", HostileProgram::findDisk);
    attempt("mount", () -> succeeds("mount", "-t", "tmpfs", "none", "/mnt"));
    attempt(
        "remount",
        () ->
            succeeds(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount -o remount,bind,rw / && touch /usr/f" + mark));
    attempt("unhide", () -> succeeds("unshare", "-Urm", "sh", "-c", "umount -l " + run));
    attempt("fill-memory", () -> fill(Path.of("/tmp/large"), 600));
    attempt("large-file", () -> fill(Path.of("large"), 600));
    Files.deleteIfExists(Path.of("large"));
    Files.createSymbolicLink(Path.of("trap"), Path.of("/etc/passwd"));
    attempt(
        "outlive",
        () ->
            new ProcessBuilder(
                        "sh",
                        "-c",
                        "setsid sh -c 'setsid sleep " + mark + " & setsid sleep " + mark + "' &")
                    .start()
                    .waitFor()
                != 0);
    attempt(
        "fork-bomb",
        () ->
            succeeds(
                "sh", "-c", "i=0; while [ $i -lt 6000 ]; do" + " sleep 60 & i=$((i+1)); done"));
    OUT.println("all tried");
    System.exit(9);
  }

  private static void film(Path camera) {
    try (InputStream pictures = Files.newInputStream(camera)) {
      pictures.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      OUT.println("the camera cannot be read: " + e);
    }
  }

  private static boolean findDisk() throws IOException {
    try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
      return devices.anyMatch(HostileProgram::isDisk);
    }
  }

  private static boolean isDisk(Path device) {
    return device.getFileName().toString().matches("(sd|vd|nvme|loop|mem|kmsg|kvm|fuse).*");
  }

  private static void attempt(String name, Callable<Object> deed) {
    try {
      Object result = deed.call();
      OUT.println(name + (Boolean.FALSE.equals(result) ? " denied" : " DONE"));
    } catch (Exception | OutOfMemoryError e) {
      OUT.println(name + " denied");
    }
  }

  private static Object connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      return true;
    }
  }

  private static Object connect(Path socket) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private static Object fill(Path file, int mebibytes) throws IOException {
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < mebibytes; i++) {
        out.write(block);
      }
    } finally {
      if (file.startsWith("/tmp")) {
        Files.deleteIfExists(file);
      }
    }
    return true;
  }
}
