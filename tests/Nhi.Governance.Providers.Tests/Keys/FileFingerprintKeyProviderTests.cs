using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Providers.Keys;

public sealed class FileFingerprintKeyProviderTests : IDisposable
{
    private readonly KeyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_made_for_its_owner_alone()
    {
        await ReadAsync(_folder.Provider());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File + ".lock"));
        }

        Assert.False(File.Exists(_folder.File + ".new"));
    }

    [Fact]
    public async Task Its_keys_are_what_the_file_says()
    {
        byte[] material = [.. Enumerable.Range(0, 32).Select(at => (byte)at)];
        Write($"7 {Convert.ToBase64String(material)}\n3 {Convert.ToBase64String([.. material.Reverse()])}\n");
        Assert.Equal([$"7:{Convert.ToHexString(material)}", $"3:{Convert.ToHexString([.. material.Reverse()])}"], await ReadAsync(_folder.Provider()));
    }

    [UnixFact]
    public async Task What_others_may_use_is_refused()
    {
        await ReadAsync(_folder.Provider());
        for (var others = 1; others <= 0b111_111; others++)
        {
            SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite | (UnixFileMode)others);
            await RefusedAsync(FailureKind.Denied, "others than its owner");
            var rotating = await Assert.ThrowsAsync<ProviderException>(async () => await _folder.Provider().RotateAsync());
            Assert.Equal(FailureKind.Denied, rotating.Failure.Kind);
        }

        SetMode(UnixFileMode.UserRead);
        Assert.Single(await ReadAsync(_folder.Provider()));
    }

    [UnixFact(AsRoot = true)]
    public async Task What_belongs_to_somebody_else_is_refused()
    {
        await ReadAsync(_folder.Provider());
        using (var process = Process.Start("chown", ["65534", _folder.File]))
        {
            await process.WaitForExitAsync();
        }

        await RefusedAsync(FailureKind.Denied, "somebody else");
    }

    [Fact]
    public async Task What_was_cut_or_mangled_anywhere_is_refused()
    {
        await ReadAsync(_folder.Provider());
        await _folder.Provider().RotateAsync();
        var whole = await File.ReadAllBytesAsync(_folder.File);
        for (var at = 0; at < whole.Length; at++)
        {
            Overwrite(whole.AsSpan(0, at));
            await RefusedAsync(FailureKind.Invalid, string.Empty);

            var mangled = (byte[])whole.Clone();
            mangled[at] ^= 1;
            Overwrite(mangled);
            await RefusedAsync(FailureKind.Invalid, string.Empty);
        }

        Overwrite([.. whole, (byte)'\n']);
        await RefusedAsync(FailureKind.Invalid, "mangled");
    }

    [Theory]
    [InlineData("", "no key in it")]
    [InlineData("1\n", "line 2")]
    [InlineData("0 #1\n", "not zero")]
    [InlineData("65536 #1\n", "line 2")]
    [InlineData("+1 #1\n", "line 2")]
    [InlineData("1 #1\n1 #2\n", "line 3: two keys")]
    [InlineData("1 #1\n2 #1\n", "line 3: two keys")]
    [InlineData("1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", "32 random")]
    [InlineData("1 AAECAwQFBgcICQoLDA0ODw==\n", "32 random")]
    [InlineData("1 #1!\n", "base64")]
    public async Task What_is_whole_but_no_list_of_keys_is_refused(string lines, string words)
    {
        byte[] material = [.. Enumerable.Range(0, 32).Select(at => (byte)at)];
        Write(lines.Replace("#1", Convert.ToBase64String(material), StringComparison.Ordinal).Replace("#2", Convert.ToBase64String([.. material.Reverse()]), StringComparison.Ordinal));
        await RefusedAsync(FailureKind.Invalid, words);
    }

    [Fact]
    public async Task What_is_too_large_is_not_read()
    {
        await ReadAsync(_folder.Provider());
        Overwrite(new byte[64 * 1024 + 1]);
        await RefusedAsync(FailureKind.Invalid, "too large");
    }

    [Fact]
    public async Task What_a_crash_left_beside_it_is_no_hindrance()
    {
        await ReadAsync(_folder.Provider());
        await File.WriteAllTextAsync(_folder.File + ".new", "half a fi");
        await _folder.Provider().RotateAsync();
        Assert.Equal(2, (await ReadAsync(_folder.Provider())).Length);
        Assert.False(File.Exists(_folder.File + ".new"));
    }

    [Fact]
    public async Task Many_who_make_it_at_once_have_one_key()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ReadAsync(_folder.Provider()))));
        Assert.Single(found.SelectMany(keys => keys).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_who_rotate_at_once_lose_no_key()
    {
        var first = int.Parse((await ReadAsync(_folder.Provider()))[0].Split(':')[0], CultureInfo.InvariantCulture);
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => (int)await _folder.Provider().RotateAsync())));
        Assert.Equal(Enumerable.Range(first + 1, 16), made.Order());
        var kept = await ReadAsync(_folder.Provider());
        Assert.Equal(Enumerable.Range(first, 17).Reverse(), kept.Select(key => int.Parse(key.Split(':')[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Who_waits_too_long_for_another_is_told()
    {
        await ReadAsync(_folder.Provider());
        await using var held = new FileStream(_folder.File + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var impatient = new FileFingerprintKeyProvider(new FileFingerprintKeyOptions { Path = _folder.File, LockTimeout = TimeSpan.Zero });
        var failed = await Assert.ThrowsAsync<ProviderException>(async () => await impatient.RotateAsync());
        Assert.Equal(FailureKind.Conflict, failed.Failure.Kind);
        Assert.False(failed.Failure.MayHaveApplied);

        // Reading waits for nobody: a file is there as a whole, before or after.
        Assert.Single(await ReadAsync(impatient));
    }

    [Fact]
    public async Task A_full_file_is_not_rotated()
    {
        Write($"65535 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\n");
        var failed = await Assert.ThrowsAsync<ProviderException>(async () => await _folder.Provider().RotateAsync());
        Assert.Equal(FailureKind.LimitReached, failed.Failure.Kind);
    }

    [Fact]
    public async Task Where_there_is_no_folder_nothing_is_made()
    {
        var nowhere = new FileFingerprintKeyProvider(new FileFingerprintKeyOptions { Path = Path.Combine(_folder.File + ".d", "keys"), CreateIfMissing = true });
        var failed = await Assert.ThrowsAsync<ProviderException>(async () => await nowhere.GetKeysAsync());
        Assert.Equal(FailureKind.NotFound, failed.Failure.Kind);
    }

    internal static async Task<string[]> ReadAsync(IFingerprintKeyProvider provider)
    {
        var keys = await provider.GetKeysAsync();
        try
        {
            return [.. keys.Select(key => $"{key.Id}:{Convert.ToHexString(key.Material.Reveal())}")];
        }
        finally
        {
            foreach (var key in keys)
            {
                key.Dispose();
            }
        }
    }

    private async Task RefusedAsync(FailureKind kind, string words)
    {
        var failed = await Assert.ThrowsAsync<ProviderException>(async () => await _folder.Provider().GetKeysAsync());
        Assert.Equal(kind, failed.Failure.Kind);
        Assert.False(failed.Failure.MayHaveApplied);
        Assert.Contains(words, failed.Message, StringComparison.Ordinal);
    }

    // A whole file with these lines: the twin of how the provider writes one.
    private void Write(string lines)
    {
        var content = "nhi-governance fingerprint keys 1\n" + lines;
        Overwrite(Encoding.ASCII.GetBytes($"{content}sha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(content)))}\n"));
    }

    private void Overwrite(ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(_folder.File, bytes);
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.File, mode);
        }
    }
}
