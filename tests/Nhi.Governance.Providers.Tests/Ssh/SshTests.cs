using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Ssh;

public class SshTests
{
    private static IReadOnlyList<SourceEvent> Read(FileSample sample) => FileSampleTests.Read(sample, sample.Content);

    [Fact]
    public void An_accepted_key_is_an_identity_by_its_fingerprint()
    {
        var events = Read(SshSamples.AuthorizedKeys);
        Same(
            [$"ssh:{SshSamples.Ed25519Fingerprint}", $"ssh:{SshSamples.EcdsaFingerprint}", $"ssh:{SshSamples.Ed25519Fingerprint}", $"ssh:{SshSamples.AuthorityFingerprint}"],
            events.Observed().Select(key => key.Id.Value));
        Assert.Equal((4, 3), (events.Summary().Identities, events.Summary().Rejected));
        var key = events.Observed()[0];
        Assert.Equal(("deploy@shop.example", "deploy@web01", FactState.Absent, FactState.Absent), (key.Facts.Known(IdentityFacts.Name), key.Facts.Known(SshKeyFacts.AuthorizedOn), key.Facts.StateOf(SshKeyFacts.ForcedCommand), key.Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt)));
        Assert.Equal(("deploy@shop.example", ClaimTrust.Suggestion), (key.Owners.Single().Party, key.Owners.Single().Trust));
        Assert.Equal(SshSamples.EcdsaFingerprint, events.Observed()[1].Facts.Known(SshKeyFacts.Fingerprint));
    }

    [Fact]
    public void Options_narrow_a_key_and_the_arguments_of_its_command_are_not_kept()
    {
        var key = Read(SshSamples.AuthorizedKeys).Observed()[1];
        Assert.Equal(("build agent", "/usr/bin/backup …"), (key.Facts.Known(IdentityFacts.Name), key.Facts.Known(SshKeyFacts.ForcedCommand)));
        Same(["*.shop.example", "10.0.0.0/8"], key.Facts.Get(SshKeyFacts.AllowedFrom).Value!);
        Assert.Equal(Day("2027-01-31T00:00:00Z"), key.Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
        Assert.Empty(key.Owners);
    }

    [Fact]
    public void A_key_that_signs_for_others_is_a_signing_key()
    {
        var key = Read(SshSamples.AuthorizedKeys).Observed()[3];
        Assert.Equal(("ssh:signing-key", "SSH certificates of users", CredentialKind.CaKey), (key.Facts.Known(IdentityFacts.Subclass), key.Facts.Known(SigningKeyFacts.Signs), key.Credentials.Single().Kind));
    }

    [Fact]
    public void A_certificate_tells_what_ssh_keygen_tells_of_it()
    {
        var key = Assert.Single(Read(SshSamples.Certificate).Observed());
        Assert.Equal($"ssh:{SshSamples.Ed25519Fingerprint}", key.Id.Value);
        Same(["deploy@*", "ops@*"], key.Facts.Get(SshKeyFacts.AuthorizedOn).Value!);
        Assert.Equal(("/bin/backup", "10.0.0.0/8"), (key.Facts.Known(SshKeyFacts.ForcedCommand), key.Facts.Known(SshKeyFacts.AllowedFrom)));
        var certificate = key.Credentials[1];
        Assert.Equal((CredentialKind.SshCertificate, "77", "deploy-2026", SshSamples.AuthorityFingerprint), (certificate.Kind, certificate.Facts.Known(CredentialFacts.Serial), certificate.Facts.Known(CredentialFacts.Subject), certificate.Facts.Known(CredentialFacts.Issuer)));
        Assert.Equal((Day("2026-01-01T00:00:00Z"), Day("2027-01-01T00:00:00Z")), (certificate.Facts.Get(CredentialFacts.CreatedAt).Value, certificate.Facts.Get(CredentialFacts.ExpiresAt).Value));
    }

    [Fact]
    public void Keys_of_known_hosts_tell_which_hosts()
    {
        var keys = Read(SshSamples.KnownHosts).Observed();
        Same(["host key of 10.1.2.3", "host key of web01.shop.example"], keys[0].Facts.Get(AccessFacts.Grants).Value!);
        Same(["host key of [git.shop.example]:2222", "host key of a host whose name is hashed", null, "host key of old.shop.example"], keys.Skip(1).Select(key => key.Facts.Known(AccessFacts.Grants)));
        Assert.Equal(("ssh:signing-key", "SSH certificates of hosts"), (keys[3].Facts.Known(IdentityFacts.Subclass), keys[3].Facts.Known(SigningKeyFacts.Signs)));
        Assert.Equal("False", keys[4].Credentials.Single().Facts.Known(CredentialFacts.Enabled));
    }

    [Theory]
    [InlineData("a line that begins with ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA and goes on")]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG10ztX4kNKd2PIu5F2eCKUtqW5Tk85UBZfQbdQTFC")]
    public void A_text_that_only_speaks_of_keys_is_none(string text) => Assert.DoesNotContain(Read(new FileSample(string.Empty, 0, text)), item => item is SourceEvent.Completed or SourceEvent.Observed);
}
