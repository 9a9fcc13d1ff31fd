namespace Nhi.Governance.Repository;

public sealed class TypeTests
{
    private static readonly Type[] Types = [.. Repo.Projects.SelectMany(project => TypeRules.WrittenIn(project.Load()))];

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract() => Complaints.None(Types.Select(TypeRules.Openness).OfType<string>());

    [Fact]
    public void Public_abstract_records_are_closed() => Complaints.None(Types.Select(TypeRules.Closedness).OfType<string>());

    [Fact]
    public void Cancellation_tokens_come_last() => Complaints.None(Types.SelectMany(TypeRules.MethodsOf).Select(TypeRules.TokenLast).OfType<string>());

    [Fact]
    public void Asynchronous_methods_are_named_so() => Complaints.None(Types.SelectMany(TypeRules.MethodsOf).Select(TypeRules.AsyncName).OfType<string>());

    [Fact]
    public void The_rules_find_what_is_against_them()
    {
        Assert.NotNull(TypeRules.Openness(typeof(Samples.Open)));
        Assert.Null(TypeRules.Openness(typeof(Samples.Closed)));
        Assert.Null(TypeRules.Openness(typeof(Samples)));
        Assert.NotNull(TypeRules.Closedness(typeof(Samples.OpenCases)));
        Assert.Null(TypeRules.Closedness(typeof(Samples.Cases)));
        Assert.NotNull(TypeRules.TokenLast(typeof(TaskFactory).GetMethod(nameof(TaskFactory.StartNew), [typeof(Action), typeof(CancellationToken), typeof(TaskCreationOptions), typeof(TaskScheduler)])!));
        Assert.Null(TypeRules.TokenLast(typeof(Samples).GetMethod(nameof(Samples.Wait))!));
        Assert.Null(TypeRules.TokenLast(typeof(Samples).GetMethod(nameof(Samples.WaitForAllAsync))!));
        Assert.NotNull(TypeRules.AsyncName(typeof(Samples).GetMethod(nameof(Samples.Wait))!));
        Assert.Null(TypeRules.AsyncName(typeof(Samples).GetMethod(nameof(Samples.WaitAsync))!));
        Assert.NotNull(TypeRules.AsyncName(typeof(Samples.IOurs).GetMethod(nameof(Samples.IOurs.Read))!));
        Assert.Null(TypeRules.AsyncName(typeof(Samples.Theirs).GetMethod(nameof(Samples.Theirs.GetAsyncEnumerator))!));
    }

    public static class Samples
    {
        public interface IOurs
        {
            IAsyncEnumerable<int> Read();
        }

        public static Task WaitAsync(int value, CancellationToken token) => Task.Delay(value, token);

        public static Task Wait(int value, CancellationToken token) => WaitAsync(value, token);

        public static Task WaitForAllAsync(CancellationToken token, params int[] values) => Task.Delay(values.Length, token);

        public class Open;

        public sealed class Closed;

        public abstract record OpenCases;

        public abstract record Cases
        {
            private Cases()
            {
            }

            public sealed record One : Cases;
        }

        public sealed class Theirs : IAsyncEnumerable<int>
        {
            public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotSupportedException();
        }
    }
}
