package testbed.harness.webrtc;

import java.util.List;

/**
 * A way to make the call that today's WebRTC offers.
 *
 * @param name what {@code --system} calls it
 * @param codec as in {@code video/CODEC}
 * @param scalabilityMode the SVC mode, or an empty text
 * @param summary one line for lists
 */
record WebRtcVariant(String name, String codec, String scalabilityMode, String summary) {
  static final List<WebRtcVariant> ALL =
      List.of(
          new WebRtcVariant("webrtc", "VP8", "", "unmodified Chromium, WebRTC with VP8"),
          new WebRtcVariant("webrtc-vp9", "VP9", "", "unmodified Chromium, WebRTC with VP9"),
          new WebRtcVariant(
              "webrtc-vp9-svc", "VP9", "L2T3", "unmodified Chromium, WebRTC with VP9 SVC"),
          new WebRtcVariant("webrtc-h264", "H264", "", "unmodified Chromium, WebRTC with H.264"),
          new WebRtcVariant("webrtc-av1", "AV1", "", "unmodified Chromium, WebRTC with AV1"));
}
