// Pipes, file modes and links of these tests are those of Unix.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
