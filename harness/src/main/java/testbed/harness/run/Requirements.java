package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import testbed.harness.CommandFailure;
import testbed.harness.system.Need;
import testbed.harness.system.SearchPath;
import testbed.harness.system.SystemUnderTest;
import testbed.shell.emulator.NetworkNamespaces;
import testbed.video.Raster;

/** What must be on the machine before a run starts; looked at in some tens of milliseconds. */
public final class Requirements {
  /** The programs that every run in real time starts. */
  public static final List<Need> EVERY_RUN =
      List.of(
          new Need("ip", "iproute2"),
          new Need("unshare", "util-linux"),
          new Need("setpriv", "util-linux"),
          new Need("prlimit", "util-linux"),
          new Need("mount", "mount"));

  /** Packet log, report, charts and evidence. */
  private static final long BESIDE_PICTURES = 16L << 20;

  private static final long MIB = 1L << 20;

  private Requirements() {}

  /** Whether the programs are there. */
  static void check(SystemUnderTest system) throws CommandFailure {
    List<Need> needs = new ArrayList<>(EVERY_RUN);
    needs.addAll(system.needs());
    List<Need> missing =
        needs.stream().filter(need -> SearchPath.find(need.program()).isEmpty()).toList();
    if (!missing.isEmpty()) {
      String programs = String.join(", ", missing.stream().map(Need::program).toList());
      String packages = String.join(" ", missing.stream().map(Need::packageName).toList());
      throw CommandFailure.environment(
          "system '"
              + system.name()
              + "' needs "
              + programs
              + ", not found on the search path; type: sudo apt-get install -y "
              + packages);
    }
  }

  /** Whether this user may make a run in real time at all. */
  static void checkPermission() throws CommandFailure, InterruptedException {
    if (!NetworkNamespaces.possible()) {
      throw CommandFailure.environment(
          "you may not make network namespaces, which every run in real time needs; type: "
              + NetworkNamespaces.REMEDY
              + ", or use --clock virtual");
    }
  }

  /** Whether the disk has room for the pictures that will be captured, if each is shown once. */
  static void checkDisk(RunPlan plan) throws CommandFailure {
    RunOptions options = plan.options();
    long frame = Raster.byteCount(options.size.width(), options.size.height());
    long needed = frame * plan.ticks() + BESIDE_PICTURES;
    Path disk = plan.out().toAbsolutePath();
    while (!Files.exists(disk)) {
      disk = disk.getParent();
    }
    try {
      long free = Files.getFileStore(disk).getUsableSpace();
      if (free < needed) {
        throw CommandFailure.environment(
            String.format(
                Locale.ROOT,
                "the run needs about %d MiB for captured pictures, and the disk of %s has %d MiB"
                    + " free; put --out on another disk, or choose a smaller --size or --duration",
                needed / MIB,
                disk,
                free / MIB));
      }
    } catch (IOException e) {
      throw CommandFailure.environment(disk + ": cannot be asked for its room: " + e.getMessage());
    }
  }
}
