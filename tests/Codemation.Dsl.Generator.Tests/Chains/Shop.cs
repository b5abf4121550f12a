using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;

namespace Codemation.Dsl.Generator.Tests.Chains;

/// <summary>A small shop whose workflow each test writes the definition of.</summary>
internal static class Shop
{
    private const string Types =
        """
        using Codemation;

        namespace Shop;

        public enum Country { NL, DE, Other }
        public sealed record Order(string Id, Country Country, decimal Total, IReadOnlyList<string> Lines);
        public sealed record Priced(string Id, decimal Net, Country Country);
        public sealed record Vat(string Id, decimal Amount);
        public sealed record Receipt(string Id, decimal Total);
        public sealed record SendMail(string To) : INodeRequest<MailSent>;
        public sealed record MailSent(string MessageId);
        public sealed class SendMailNode : Node<SendMail, MailSent>
        {
            public override ValueTask<NodeResult<MailSent>> ExecuteAsync(SendMail request, StepContext ctx) =>
                new(new MailSent(request.To));
        }
        public sealed record Review(string Id);
        public sealed class ReviewNode : RouterNode<Review>
        {
            public static readonly Port<Vat> Approved = new("approved");
            public static readonly Port<Receipt> Rejected = new Port<Receipt>(RejectedName);
            private const string RejectedName = "not-approved";
            public static Port<Vat> Property => Approved;
            public override ValueTask ExecuteAsync(Review request, RouterContext ctx)
            {
                ctx.Emit(Approved, new Vat(request.Id, 1m));
                return default;
            }
        }

        """;

    /// <summary>A workflow from orders to <paramref name="output"/> whose definition is one expression over <c>start</c>.</summary>
    public static UserCode Expression(string output, string definition, string members = "") =>
        Class(output, $"protected override Flow<{output}> Define(Start<Order> start) => {definition};\n{members}");

    /// <summary>A workflow from orders to <paramref name="output"/> whose definition is a list of statements.</summary>
    public static UserCode Statements(string output, string definition, string members = "") =>
        Class(output, $"protected override Flow<{output}> Define(Start<Order> start)\n{{\n{definition}\n}}\n{members}");

    /// <summary>A workflow from orders to <paramref name="output"/> with these members.</summary>
    public static UserCode Class(string output, string members) => UserCode.FromFiles(
        ("Types.cs", Types),
        (UserCode.DefaultPath, $$"""
            using Codemation;

            namespace Shop;

            [Workflow("shop.orders")]
            public sealed partial class Orders : Workflow<Order, {{output}}>
            {
            {{members}}
            }
            """));

    /// <summary>Generates, loads and reads the plan, checks that it equals what the definition records, and gives it as text.</summary>
    public static string Plan(UserCode code, string type = "Shop.Orders")
    {
        using var assembly = UserAssembly.Load(Generation.Run(code, new WorkflowGenerator()).Compilation);
        var plan = assembly.Value<ExecutionPlan>(type, "Plan");
        Assert.True(plan.IsComplete, ProblemText.Of(code, type));

        var text = PlanText.Of(plan);
        Assert.Equal(RecordingText.Of(assembly.Type(type)), Simplify(text));
        return text;
    }

    /// <summary>Generates, loads and gives the plan.</summary>
    public static ExecutionPlan Load(UserCode code)
    {
        var plan = Stub(code);
        Assert.True(plan.IsComplete, ProblemText.Of(code));
        return plan;
    }

    /// <summary>Generates, loads and gives the plan of a definition that can't be read to its end.</summary>
    public static ExecutionPlan Stub(UserCode code, string type = "Shop.Orders")
    {
        using var assembly = UserAssembly.Load(Generation.Run(code, new WorkflowGenerator()).Compilation);
        return assembly.Value<ExecutionPlan>(type, "Plan");
    }

    // What is recorded has no plan's names of targets.
    private static string Simplify(string plan) =>
        string.Join('\n', plan.Split('\n').Select(line => line.Split(" target ")[0]));
}
