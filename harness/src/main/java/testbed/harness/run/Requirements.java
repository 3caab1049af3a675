package testbed.harness.run;

import java.util.ArrayList;
import java.util.List;
import testbed.harness.CommandFailure;
import testbed.harness.system.Need;
import testbed.harness.system.SearchPath;
import testbed.harness.system.SystemUnderTest;

/** What must be on the machine before a run starts; looked at in milliseconds. */
final class Requirements {
  private static final List<Need> EVERY_RUN =
      List.of(
          new Need("ip", "iproute2"),
          new Need("unshare", "util-linux"),
          new Need("setpriv", "util-linux"),
          new Need("prlimit", "util-linux"),
          new Need("mount", "mount"));

  private Requirements() {}

  static void check(SystemUnderTest system) throws CommandFailure {
    List<Need> needs = new ArrayList<>(EVERY_RUN);
    needs.addAll(system.needs());
    List<Need> missing =
        needs.stream().filter(need -> SearchPath.find(need.program()).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
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
