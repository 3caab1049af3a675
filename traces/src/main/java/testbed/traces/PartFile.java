package testbed.traces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A download that is not complete yet: {@code NAME.part} beside the file that it will become. While
 * it is open, other processes that want the same file wait.
 */
final class PartFile implements AutoCloseable {
  private final Path part;
  private final Path target;
  private final FileChannel channel;

  private PartFile(Path part, Path target, FileChannel channel) {
    this.part = part;
    this.target = target;
    this.channel = channel;
  }

  /** Opens what there is of a file, or begins it; waits while another process has it open. */
  static PartFile open(Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var _ = channel.lock();
      return new PartFile(part, target, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether the whole file is in its place, because another process has just put it there. */
  boolean overtaken() {
    return Files.exists(target);
  }

  long length() throws IOException {
    return channel.size();
  }

  void append(byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    channel.position(channel.size());
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** Forgets what has arrived. */
  void restart() throws IOException {
    channel.truncate(0);
  }

  byte[] content() throws IOException {
    return Files.readAllBytes(part);
  }

  /** Puts the complete file in its place, in one step. */
  Path complete() throws IOException {
    channel.force(true);
    return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.size() == 0) {
        Files.deleteIfExists(part);
      }
    }
  }
}
