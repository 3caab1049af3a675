package testbed.injector.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import testbed.video.Raster;

/**
 * A folder of rendered videos, bounded in size: what was used least recently goes first.
 *
 * @param folder made when first needed
 * @param maxBytes the most that the folder keeps; a single video may be larger and then is alone
 */
public record SpoolCache(Path folder, long maxBytes) {
  private static final String SUFFIX = ".planar";
  private static final String PART = ".part";
  private static final long DEFAULT_BYTES = 4L << 30;

  /** {@code $XDG_CACHE_HOME/testbed/videos}, at most 4 GiB. */
  public static SpoolCache ofUser() {
    String named = System.getenv("XDG_CACHE_HOME");
    Path home =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return new SpoolCache(home.resolve("testbed/videos"), DEFAULT_BYTES);
  }

  /**
   * The file with the first {@code count} frames of the source, rendered now if it is not there.
   */
  Path render(SourceVideo source, long count, LongConsumer progress) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(key(source, count) + SUFFIX);
    long bytes = count * Raster.byteCount(source.width(), source.height());
    if (Files.exists(file) && Files.size(file) == bytes) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      progress.accept(count);
      return file;
    }
    shrink(maxBytes - bytes);
    Path part = folder.resolve(key(source, count) + "." + ProcessHandle.current().pid() + PART);
    try {
      Spool.write(part, source, count, progress);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(part);
    }
    return file;
  }

  private static String key(SourceVideo source, long count) {
    String identity =
        "%s %dx%d@%d %d"
            .formatted(
                source.sha256(), source.width(), source.height(), source.framesPerSecond(), count);
    return Sha256.hex(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private void shrink(long target) throws IOException {
    record Entry(Path file, long bytes, Instant used) {}
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        Instant used = Files.getLastModifiedTime(file).toInstant();
        entries.add(new Entry(file, Files.size(file), used));
      }
    } catch (NoSuchFileException e) {
      return; // another process tidies up at this moment
    }
    entries.sort(Comparator.comparing(Entry::used));
    long total = entries.stream().mapToLong(Entry::bytes).sum();
    for (Entry e : entries) {
      if (total <= target) {
        return;
      }
      Files.deleteIfExists(e.file());
      total -= e.bytes();
    }
  }
}
