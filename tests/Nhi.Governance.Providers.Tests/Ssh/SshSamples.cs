namespace Nhi.Governance.Providers.Tests.Ssh;

/// <summary>Files of keys that were made for this and whose private halves are gone.</summary>
internal static class SshSamples
{
    public const string Ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG10ztX4kNKd2PIu5F2eCKUtqW5Tk85UBZfQbdQTFCNW deploy@shop.example";
    public const string Ecdsa = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHWg/44LWfacjIqywYqZnT416XGyqT1n90Mu/u9yGfCwz3+QM40OIHHSTY3tze4mH7zB3jjuAsraUDZ7weGK9Do= build agent";
    public const string Authority = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC45pOHn063ft7/IS5cRqO6JQL+DXlYQUVyGSgwKinHZeDzJ25wrVeePARUpwTTj77HjBuUwcqoEWTMCK/eUH5gWfchQEVPMuKVZZ++FTwQ3OfF7cGik4lOJGMfij35cjWm+Bmb7OuGkPDpupBY/59/pWCgYSSGkb0X3T1iIzpX8015dMRAh3vWCAC6NLKVzmQHclgIDYmQFN633B4Rf2desBe4KRtxNCCUsJ1lrTV9df25gJwuGqBxteKrWiDFTLo5g5xtqqotpUoQsrLcMLoHsqDcb0gI9GW2oYIRnZ5yMjEcmjjoDBdiARsxo7mWdkpf/sH48AE3FBgfn6xlDOI7 ca";

    public const string Ed25519Fingerprint = "SHA256:/h1YnXUfWI/alu0Jf5VX0Ktp8pOI8O3fcQ0pNEulUqc";
    public const string EcdsaFingerprint = "SHA256:sREpABIzr4dSD2f2bMndFZJDziXpcvBkaXZGGy4kNY0";
    public const string AuthorityFingerprint = "SHA256:tGwvPK5s6+Ab2y+IILm0S6e2xp5y+QckCBXfszqpUh4";

    private const string Signed = "ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29tAAAAICPeSUrBHJAoLgg/fAFSXH8ub+mAmQQBvNUmc8JvgG1KAAAAIG10ztX4kNKd2PIu5F2eCKUtqW5Tk85UBZfQbdQTFCNWAAAAAAAAAE0AAAABAAAAC2RlcGxveS0yMDI2AAAAEQAAAAZkZXBsb3kAAAADb3BzAAAAAGlVuQAAAAAAazbsgAAAAEgAAAANZm9yY2UtY29tbWFuZAAAAA8AAAALL2Jpbi9iYWNrdXAAAAAOc291cmNlLWFkZHJlc3MAAAAOAAAACjEwLjAuMC4wLzgAAACCAAAAFXBlcm1pdC1YMTEtZm9yd2FyZGluZwAAAAAAAAAXcGVybWl0LWFnZW50LWZvcndhcmRpbmcAAAAAAAAAFnBlcm1pdC1wb3J0LWZvcndhcmRpbmcAAAAAAAAACnBlcm1pdC1wdHkAAAAAAAAADnBlcm1pdC11c2VyLXJjAAAAAAAAAAAAAAEXAAAAB3NzaC1yc2EAAAADAQABAAABAQC45pOHn063ft7/IS5cRqO6JQL+DXlYQUVyGSgwKinHZeDzJ25wrVeePARUpwTTj77HjBuUwcqoEWTMCK/eUH5gWfchQEVPMuKVZZ++FTwQ3OfF7cGik4lOJGMfij35cjWm+Bmb7OuGkPDpupBY/59/pWCgYSSGkb0X3T1iIzpX8015dMRAh3vWCAC6NLKVzmQHclgIDYmQFN633B4Rf2desBe4KRtxNCCUsJ1lrTV9df25gJwuGqBxteKrWiDFTLo5g5xtqqotpUoQsrLcMLoHsqDcb0gI9GW2oYIRnZ5yMjEcmjjoDBdiARsxo7mWdkpf/sH48AE3FBgfn6xlDOI7AAABFAAAAAxyc2Etc2hhMi01MTIAAAEAkWa+d4L2DgEKtHXsC6gc6c0BzhaR18To6MaXVd57iIJ10Yveg5tuh2T/L/LT478knljrhVT48XymLLH882xkEcsHwq9YXTghnBHfRpswVBos3WVJYb6D2E4gjjxLCMFmOVE00WhBfhsgrs4k0eGwlRrFobrJsnNKNBTuVaEha5PV8U4icPaQ7KBbKVXwMZ5oj/fo/MEoj5bb2xVTCgz8I3Lwq68yUIKN8al61MBkxP6t7/AxZDGx9+TXvGR9avIwN5WZ3n0FJIBmF2BcI6AdnFXAqp3mp3sQAeSvTVZY4veuU7qCdvop0ykJdNGLJ9eqgZdz+/bZhURv2wYLD0mgNg== deploy@shop.example";

    public static FileSample AuthorizedKeys { get; } = new("ssh/keys", 7, $"""
        # who may deploy
        {Ed25519}
        from="10.0.0.0/8,*.shop.example",command="/usr/bin/backup --token {FileSample.Canary}",environment="TOKEN={FileSample.Canary}",no-pty,expiry-time="20270131" {Ecdsa}
        restrict,pty {Ed25519}

        cert-authority,principals="deploy,ops" {Authority}
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG10ztX4kNKd2PIu5F2e cut
        ssh-rsa {Ed25519.Split(' ')[1]} of another kind
        -----BEGIN SOMETHING-----

        """) { Scope = [("ssh.host", "web01"), ("ssh.user", "deploy")] };

    public static FileSample Certificate { get; } = new("ssh/keys", 1, Signed + "\n");

    public static FileSample KnownHosts { get; } = new("ssh/known-hosts", 5, $"""
        # web01.shop.example:22 SSH-2.0-OpenSSH_9.2p1
        web01.shop.example,10.1.2.3 {Ed25519.Split(' ')[0]} {Ed25519.Split(' ')[1]}
        [git.shop.example]:2222 {Ecdsa}
        |1|JfKTdBh7rNbXkVAQCRp4OQoPfmI=|USECr3SWf1JUPsms5AqfD5QfxkM= {Ed25519}
        @cert-authority *.shop.example {Authority}
        @revoked old.shop.example {Ecdsa}

        """);

    public static IReadOnlyList<FileSample> All { get; } = [AuthorizedKeys, Certificate, KnownHosts];
}
