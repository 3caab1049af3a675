package testbed.salsify;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import testbed.salsify.live.RehearsalPictures;
import testbed.video.Y4mHeader;
import testbed.video.Y4mWriter;

/**
 * Plays a call of a few pictures between {@link SenderMain} and {@link ReceiverMain} in one
 * process, and ends it. A Java machine that is told to keep an archive of its classes ({@code
 * -XX:ArchiveClassesAtExit}) has then loaded what the two programs load; they run sealed and could
 * not write such an archive themselves. Exit codes: those of the sender.
 */
public final class RehearsalMain {
  private static final int PICTURES = 8;
  private static final int FRAMES_PER_SECOND = 30;
  private static final String NOWHERE = "/dev/null";

  private RehearsalMain() {}

  /** Plays the call and ends the process. */
  public static void main(String[] args) throws IOException {
    System.exit(play());
  }

  /** Plays the call; its receiver goes on for as long as the process. */
  static int play() throws IOException {
    Path folder = Files.createTempDirectory("salsify-rehearsal");
    Path film = folder.resolve("film.y4m");
    Path statistics = folder.resolve("statistics.jsonl");
    try {
      RehearsalPictures pictures = RehearsalPictures.small();
      write(pictures, film);
      String port = freePort();
      String[] receiver = {"--display", NOWHERE, "--port", port, "--stats", statistics.toString()};
      Thread.ofPlatform().daemon().start(() -> ReceiverMain.run(receiver));
      return SenderMain.run(
          new String[] {
            "--camera",
            film.toString(),
            "--peer",
            "127.0.0.1:" + port,
            "--size",
            pictures.width() + "x" + pictures.height(),
            "--stats",
            statistics.toString()
          });
    } finally {
      Files.deleteIfExists(film);
      Files.deleteIfExists(statistics);
      Files.deleteIfExists(folder);
    }
  }

  private static String freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static void write(RehearsalPictures pictures, Path film) throws IOException {
    Y4mHeader header = Y4mHeader.of(pictures.width(), pictures.height(), FRAMES_PER_SECOND);
    try (Y4mWriter out = Y4mWriter.create(film, header)) {
      for (int i = 0; i < PICTURES; i++) {
        out.write(pictures.get(i));
      }
    }
  }
}
