package testbed.harness.doctor;

import java.util.List;
import java.util.stream.Collectors;
import testbed.injector.camera.VideoNode;

/** Video devices, which only systems that are filmed or looked at through them need. */
final class DeviceChecks {
  private static final String NAME = "video devices";

  private DeviceChecks() {}

  static List<Check> all() {
    return List.of(() -> found(VideoNode.all()));
  }

  static Finding found(List<VideoNode> nodes) {
    if (nodes.isEmpty()) {
      return new Finding(
          NAME,
          Finding.State.GOOD,
          "none that you can open; few systems need one",
          "none with 'camera: v4l2' or 'display: v4l2' in its description can be run",
          "plug a grabber in; for a camera device: " + VideoNode.LOOPBACK_REMEDY);
    }
    return Finding.good(
        NAME, nodes.stream().map(DeviceChecks::words).collect(Collectors.joining("; ")));
  }

  private static String words(VideoNode node) {
    String use = node.takesPictures() ? "for --camera-device" : "for --display-device";
    boolean useful = node.takesPictures() || node.givesPictures();
    return node.path() + " (" + node.card() + "), " + (useful ? use : "neither camera nor grabber");
  }
}
