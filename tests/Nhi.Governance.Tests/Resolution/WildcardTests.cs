using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Tests.Resolution;

public sealed class WildcardTests
{
    private static readonly Gen<string> Patterns = Gen.Elements('a', 'b', ':', '*', '?').ListOf().Select(letters => string.Concat(letters.Take(9)));
    private static readonly Gen<string> Texts = Gen.Elements('a', 'b', ':').ListOf().Select(letters => string.Concat(letters.Take(12)));

    [Fact]
    public void Matches_as_the_definition_says() =>
        Prop.ForAll(Patterns.ToArbitrary(), Texts.ToArbitrary(), (pattern, text) => Assert.Equal(Defined(pattern, text), Wildcard.Matches(pattern, text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_pattern_made_from_a_text_matches_it() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(0, 12).ArrayOf(3).ToArbitrary(), (text, cuts) =>
        {
            var at = cuts.Select(cut => Math.Min(cut, text.Length)).Order().ToArray();
            Assert.True(Wildcard.Matches($"{text[..at[0]]}*{text[at[1]..at[2]]}*", text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("repo:acme/*:ref:refs/heads/main", "repo:acme/pay:ref:refs/heads/main", true)]
    [InlineData("repo:acme/*:ref:refs/heads/main", "repo:acmex/pay:ref:refs/heads/main", false)]
    [InlineData("REPO:*", "repo:a", false)]
    [InlineData("a*b*c", "aXbXbXc", true)]
    [InlineData("a*b*c", "aXbXbX", false)]
    public void Known_answers(string pattern, string text, bool matches) => Assert.Equal(matches, Wildcard.Matches(pattern, text));

    /// <summary>The definition, with no thought of speed.</summary>
    private static bool Defined(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) => pattern switch
    {
        [] => text.IsEmpty,
        ['*', .. var rest] => Defined(rest, text) || (!text.IsEmpty && Defined(pattern, text[1..])),
        ['?', .. var rest] => !text.IsEmpty && Defined(rest, text[1..]),
        [var letter, .. var rest] => !text.IsEmpty && text[0] == letter && Defined(rest, text[1..]),
    };
}
