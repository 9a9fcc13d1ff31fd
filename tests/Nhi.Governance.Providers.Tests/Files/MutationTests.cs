using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>Damaged files: nothing throws, the counts add up, and no value that is not on a list of read fields comes out.</summary>
public sealed class MutationTests
{
    private const string Canary = "c4n4ry";

    private static readonly EstateScope Scope = Reading.Scope(("github.repository", "acme/payments"));

    private static readonly (string Name, byte[] Content)[] Seeds =
    [
        ("r.yaml", Utf8($"register: nhi/v1\nidentities:\n  - {{ id: a, class: Bot, x: {Canary}, owners: {{ application: b }}, credentials: [{{ id: k, kind: ApiKey, y: {Canary} }}] }}\nowners:\n  - {{ identity: a, role: person, party: p, z: {Canary} }}\n")),
        ("r.json", Utf8($"{{\"register\": \"nhi/v1\", \"teams\": [{{\"team\": \"a\", \"members\": [\"b\"], \"x\": \"{Canary}\"}}]}}")),
        ("i.csv", Utf8($"id,class,purpose,other\na,Bot,\"p\nq\",{Canary}\nb,Nope,p,{Canary}\nc,Bot,\"x\"\"y\",{Canary}\n")),
        ("w.yml", Utf8($"on: push\nenv: {{ A: {Canary} }}\njobs:\n  a: {{ environment: e, steps: [{{ run: {Canary}, with: {{ token: {Canary} }} }}] }}\n")),
        ("c.pem", Utf8($"# {Canary}\n" + Certificate().ExportCertificatePem() + "\n" + Certificate().ExportCertificatePem() + "\n")),
        ("c.der", Certificate().RawData),
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void No_value_off_the_lists_comes_out()
    {
        foreach (var (name, content) in Seeds)
        {
            Assert.DoesNotContain(Canary, Printed(Read(name, content)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damage_never_throws_and_counts_add_up()
    {
        var cases = Gen.Elements(Seeds).Zip(Damage.Edits).ToArbitrary();
        Prop.ForAll(cases, test =>
        {
            var events = Read(test.Item1.Name, Damage.To(test.Item1.Content, test.Item2));
            Reading.AssertCountsAddUp(events);
            foreach (var completed in events.OfType<SourceEvent.Completed>())
            {
                Assert.Equal(completed.Value.Identities, events.OfType<SourceEvent.Observed>().Count());
                Assert.Equal(completed.Value.Attachments, events.OfType<SourceEvent.Attached>().Count());
                Assert.Equal(completed.Value.Rejected, events.OfType<SourceEvent.Rejected>().Count());
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Every_cut_is_read_or_told()
    {
        foreach (var (name, content) in Seeds)
        {
            for (var length = 1; length < content.Length; length++)
            {
                Reading.AssertCountsAddUp(Read(name, content[..length]));
            }
        }
    }

    private static IReadOnlyList<SourceEvent> Read(string name, byte[] content)
    {
        var reader = new DocumentReader(Reading.Formats);
        return reader.Read(name, content, reader.Guess(name, content), new ReadRequest(Scope, Reading.AsOf));
    }

    private static string Printed(IEnumerable<SourceEvent> events)
    {
        var text = new StringBuilder();
        foreach (var value in events)
        {
            text.Append(value).AppendLine();
            foreach (var identity in new[] { value }.Identities())
            {
                text.AppendJoin(' ', identity.Facts.Entries).AppendJoin(' ', identity.Owners).AppendJoin(' ', identity.Aliases).AppendJoin(' ', identity.Credentials.SelectMany(credential => credential.Facts.Entries)).AppendLine();
            }

            foreach (var attachment in new[] { value }.Attachments())
            {
                text.AppendJoin(' ', attachment.Facts.Entries).AppendJoin(' ', attachment.Owners).Append(attachment.Party).AppendLine();
            }
        }

        return text.ToString();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256).CreateSelfSigned(Reading.AsOf, Reading.AsOf.AddDays(1));
    }
}
