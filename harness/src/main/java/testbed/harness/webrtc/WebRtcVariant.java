package testbed.harness.webrtc;

import java.util.List;

/**
 * A way to make the call that today's WebRTC offers.
 *
 * @param name what {@code --system} calls it
 * @param codec as in {@code video/CODEC}
 * @param scalabilityModes the SVC modes to choose from, the usual one first; none without SVC
 * @param summary one line for lists
 */
record WebRtcVariant(String name, String codec, List<String> scalabilityModes, String summary) {
  static final List<WebRtcVariant> OF_CHROMIUM =
      List.of(
          new WebRtcVariant("webrtc", "VP8", List.of(), "unmodified Chromium, WebRTC with VP8"),
          new WebRtcVariant("webrtc-vp9", "VP9", List.of(), "unmodified Chromium, WebRTC with VP9"),
          new WebRtcVariant(
              "webrtc-vp9-svc",
              "VP9",
              List.of("L2T3", "L1T3"),
              "unmodified Chromium, WebRTC with VP9 SVC"),
          new WebRtcVariant(
              "webrtc-h264", "H264", List.of(), "unmodified Chromium, WebRTC with H.264"),
          new WebRtcVariant(
              "webrtc-av1", "AV1", List.of(), "unmodified Chromium, WebRTC with AV1"));

  static final List<WebRtcVariant> OF_FIREFOX =
      List.of(
          new WebRtcVariant("firefox", "VP8", List.of(), "unmodified Firefox, WebRTC with VP8"));
}
