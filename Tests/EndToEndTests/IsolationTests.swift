import Foundation
import Glibc
import Testing

/// What a worker cannot do, tried by a program that it runs: where `TVET_PDFIUM` names no library, PDFs are read by
/// `pdftotext`, and what stands in for that here tells as text what it could do.
struct IsolationTests {
  @Test func `a worker reaches no network and writes nowhere but in its own temporary folder`() throws {
    let site = try Site()
    let port = try Listener()
    try site.write("victim.txt", "untouched")
    try site.write("corpus/documents/probe.pdf", "%PDF-1.4\n")
    try site.write("bin/pdftotext", Self.probe)
    chmod(site.path("bin/pdftotext"), 0o755)
    let environment = [
      "TVET_PDFIUM": "/dev/null", "PATH": site.path("bin") + ":/usr/bin:/bin", "PORT": String(port.number),
      "VICTIM": site.path("victim.txt"), "OUTSIDE": site.path("outside.txt"),
    ]
    let said = try site.run("extract", "corpus/documents/probe.pdf", environment: environment).output
    #expect(said.contains("reads its file") && said.contains("ran to its end"))
    #expect(!port.wasReached)
    #expect(try String(contentsOfFile: site.path("victim.txt"), encoding: .utf8) == "untouched")
    #expect(!FileManager.default.fileExists(atPath: site.path("outside.txt")))

    try site.write("corpus/documents/a.md", "# Welding\n")
    try site.ingest()
    let isolation = try site.run("status", "--json").decoded(Status.self).isolation
    if isolation.contains("seccomp") { #expect(!said.contains("connected")) }
    // Without Landlock, nothing can be written, but be made and removed.
    if isolation.contains("Landlock") {
      #expect(!said.contains("removed") && !said.contains("made"))
      #expect(FileManager.default.fileExists(atPath: site.path("victim.txt")))
    }
    if isolation.contains("private temporary folder") { #expect(said.contains("has a temporary folder")) }
    let temporary = try FileManager.default.contentsOfDirectory(atPath: "/dev/shm")
    #expect(!temporary.contains { $0.hasPrefix("tvet-probe") })
  }

  private struct Status: Decodable { var isolation: [String] }

  private static let probe = #"""
    #!/bin/bash
    exec 2>/dev/null
    [ -r "${@:(-2):1}" ] && echo reads its file
    (exec 3<>"/dev/tcp/127.0.0.1/$PORT") && echo connected
    (echo hurt > "$VICTIM")
    (chmod 777 "$VICTIM")
    (mv "$VICTIM" "$VICTIM.moved") && echo removed
    (echo made > "$OUTSIDE")
    mkdir "$OUTSIDE.folder" && echo made
    (echo kept > "$TMPDIR/tvet-probe") && [ "$(cat "$TMPDIR/tvet-probe")" = kept ] && echo has a temporary folder
    echo ran to its end
    exit 0

    """#
}

/// A port of this machine that somebody listens at.
private final class Listener {
  let number: UInt16
  private let socket: Int32

  init() throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (bound, named) = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { (bind(socket, $0, size), getsockname(socket, $0, &size)) }
    }
    guard bound == 0, named == 0, listen(socket, 4) == 0 else { throw Child.Fault(description: "no port") }
    number = UInt16(bigEndian: address.sin_port)
    self.socket = socket
  }

  deinit { close(socket) }

  /// Whether somebody connected.
  var wasReached: Bool {
    var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0
  }
}
