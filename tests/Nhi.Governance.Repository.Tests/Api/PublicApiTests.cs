namespace Nhi.Governance.Repository.Api;

public sealed class PublicApiTests
{
    private const string Accept = "NHI_ACCEPT_API";

    public static TheoryData<string> Projects => [.. Repo.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_public_surface_is_what_was_agreed(string name)
    {
        var project = Repo.Projects.Single(project => string.Equals(project.Name, name, StringComparison.Ordinal));
        var agreed = Path.Combine(project.Folder, "PublicApi.txt");
        var now = PublicApi.Of(project.Load());
        if (string.Equals(Environment.GetEnvironmentVariable(Accept), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(agreed, now);
            return;
        }

        var before = File.Exists(agreed) ? File.ReadAllText(agreed).ReplaceLineEndings("\n") : "";
        Assert.True(
            string.Equals(before, now, StringComparison.Ordinal),
            $"The public surface of {name} has changed:\n{Shortened(PublicApi.Difference(before, now))}\n\nIf that is meant, run the tests once with {Accept}=1 and commit PublicApi.txt.");
    }

    [Fact]
    public void Members_are_written_as_one_would_declare_them()
    {
        Assert.Equal(
            """
            abstract class PublicApiTests.Example<T> : IEquatable<PublicApiTests.Example<T>> where T : class
              Count { get; init; } -> int
              Find<TKey>(params ReadOnlySpan<TKey> keys) -> Dictionary<TKey, PublicApiTests.Example<T>.Part> where TKey : struct
              abstract DoAsync(string? name, CancellationToken cancellationToken = default) -> Task<IReadOnlyList<string?>>
              const Most = 3 -> int
              override Equals(object? obj) -> bool
              override GetHashCode() -> int
              override ToString() -> string
              protected new()
              required Name { get; set; } -> string
              this[int at] { get; } -> T
              virtual Equals(PublicApiTests.Example<T>? other) -> bool
              virtual TryGet(out T value, ref int at, in long seed) -> bool

            enum(byte) PublicApiTests.Example<T>.Kind where T : class
              None = 0
              Some = 2

            readonly record struct PublicApiTests.Example<T>.Part where T : class
              Value { get; init; } -> int
              new(int Value)

            """.Replace("PublicApiTests.", "Repository.Api.PublicApiTests.", StringComparison.Ordinal),
            PublicApi.Of([typeof(Example<>), typeof(Example<>.Kind), typeof(Example<>.Part)]));
    }

    [Fact]
    public void A_change_is_told_by_what_went_and_what_came() =>
        Assert.Equal(
            "- class A | Old() -> void\n+ class A | New() -> void\n+ class B",
            PublicApi.Difference("class A : C\n  Old() -> void\n", "class A : C\n  New() -> void\n\nclass B\n"));

    private static string Shortened(string difference) =>
        difference.Split('\n') is { Length: > 40 } lines ? $"{string.Join('\n', lines[..40])}\n… and {lines.Length - 40} more" : difference;

    public abstract class Example<T> : IEquatable<Example<T>>
        where T : class
    {
        public const int Most = 3;

        protected Example()
        {
        }

        public enum Kind : byte
        {
            None = 0,
            Some = 2,
        }

        public required string Name { get; set; }

        public int Count { get; init; }

        public T this[int at] => throw new NotSupportedException($"{at}");

        public Dictionary<TKey, Part> Find<TKey>(params ReadOnlySpan<TKey> keys)
            where TKey : struct => throw new NotSupportedException($"{keys.Length}");

        public abstract Task<IReadOnlyList<string?>> DoAsync(string? name, CancellationToken cancellationToken = default);

        public virtual bool TryGet(out T? value, ref int at, in long seed)
        {
            value = null;
            return at == seed;
        }

        public virtual bool Equals(Example<T>? other) => ReferenceEquals(this, other);

        public override bool Equals(object? obj) => Equals(obj as Example<T>);

        public override int GetHashCode() => Count;

        public override string ToString() => Name;

        internal static void Hidden()
        {
        }

        public readonly record struct Part(int Value);
    }
}
