using System.ComponentModel;
using System.Diagnostics;
using Nhi.Governance.Providers.Tests.Files;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Tests.Ssh;

/// <summary>What <c>ssh-keygen</c> writes is read as <c>ssh-keygen</c> reads it.</summary>
public sealed class SshKeygenTests
{
    [SshKeygenFact]
    public async Task Keys_and_certificates_of_every_kind_are_read_as_their_maker_reads_them()
    {
        using var folder = new TemporaryFolder();
        var authority = Path.Combine(folder.Path, "authority");
        await RunAsync("-q", "-t", "ed25519", "-N", "", "-f", authority);
        foreach (var (kind, bits) in new[] { ("ed25519", "256"), ("rsa", "2048"), ("ecdsa", "256"), ("ecdsa", "384"), ("ecdsa", "521") })
        {
            var path = Path.Combine(folder.Path, kind + bits);
            await RunAsync("-q", "-t", kind, "-b", bits, "-N", "", "-C", "a comment", "-f", path);
            await RunAsync("-q", "-s", authority, "-I", "of " + kind, "-h", "-n", "web01", "-z", "18446744073709551615", path + ".pub");
            var fingerprint = (await RunAsync("-l", "-f", path + ".pub")).Split(' ')[1];

            var key = Assert.Single(await ReadAsync(path + ".pub"));
            Assert.Equal($"ssh:{fingerprint}", key.Id.Value);

            // The private key, where it lies open, is known to be this one's.
            var found = SecretReader.Read(SecretFormats.PrivateKey, await File.ReadAllBytesAsync(path));
            Assert.Equal(found.PublicKeySha256, key.Credentials.Single().Facts.Known(CredentialFacts.PublicKey));

            var signed = Assert.Single(await ReadAsync(path + "-cert.pub"));
            Assert.Equal(key.Id, signed.Id);
            Assert.Equal("web01", signed.Facts.Known(SshKeyFacts.AuthorizedOn));
            Assert.Equal(("18446744073709551615", "of " + kind, FactState.Absent), (signed.Credentials[1].Facts.Known(CredentialFacts.Serial), signed.Credentials[1].Facts.Known(CredentialFacts.Subject), signed.Credentials[1].Facts.StateOf(CredentialFacts.ExpiresAt)));
            Assert.Equal((await RunAsync("-l", "-f", authority + ".pub")).Split(' ')[1], signed.Credentials[1].Facts.Known(CredentialFacts.Issuer));
        }
    }

    private static async Task<IReadOnlyList<Observation>> ReadAsync(string path) =>
        FileSampleTests.Read(new FileSample("ssh/keys", 1, string.Empty), await File.ReadAllBytesAsync(path)).Observed();

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said[1]);
        return said[0];
    }

    /// <summary>A test that needs OpenSSH; skipped, with the reason, where there is none.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SshKeygenFactAttribute : FactAttribute
    {
        public SshKeygenFactAttribute() => Skip = Absent();

        private static string? Absent()
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-?"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
                process!.WaitForExit();
                return null;
            }
            catch (Win32Exception)
            {
                return "ssh-keygen is not installed: the package openssh-client holds it";
            }
        }
    }
}
