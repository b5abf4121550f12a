namespace Codemation.Analyzers.Tests.StaticPlans;

public sealed class ComputationTests
{
    [Fact]
    public async Task A_loop_over_data_goes_into_a_local_function_with_the_variable_it_computes() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            // What all may cost.
            var limit = 0m;

            // Letter by letter.
            [|foreach|] (var letter in settings.Region)
            {
                limit += letter;
            }

            return start.Filter("small", o => o.Total < limit); // the rest is lost
            """),
        Fixed.Workflow(
            """
            // What all may cost.
            var limit = ComputeLimit();

            return start.Filter("small", o => o.Total < limit); // the rest is lost

            decimal ComputeLimit()
            {
                var limit = 0m;

                // Letter by letter.
                foreach (var letter in settings.Region)
                {
                    limit += letter;
                }

                return limit;
            }
            """));

    [Fact]
    public async Task A_guard_goes_into_a_local_function() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            [|if|] (settings.Limit < 0m)
            {
                [|throw|] new InvalidOperationException("The limit must not be negative.");
            }

            return start.NoOp("a");
            """),
        Fixed.Workflow(
            """
            Check();

            return start.NoOp("a");

            void Check()
            {
                if (settings.Limit < 0m)
                {
                    throw new InvalidOperationException("The limit must not be negative.");
                }
            }
            """));

    [Fact]
    public async Task A_variable_that_is_declared_earlier_is_handed_in_or_declared_again() => await Fixed.VerifyAllAsync(
        Fixed.Workflow(
            """
            string name;
            decimal limit = settings.Limit;
            Console.WriteLine(limit);
            [|if|] (settings.Live) { limit = 2m; }
            [|try|] { name = settings.Region.Trim(); } catch (ArgumentException) { name = ""; }
            Console.WriteLine(name + limit);
            return start.NoOp("a");
            """),
        Fixed.Workflow(
            """
            string name;
            decimal limit = settings.Limit;
            Console.WriteLine(limit);
            limit = ComputeLimit(limit);
            name = ComputeName();
            Console.WriteLine(name + limit);
            return start.NoOp("a");

            decimal ComputeLimit(decimal limit)
            {
                if (settings.Live) { limit = 2m; }

                return limit;
            }

            string ComputeName()
            {
                string name;
                try { name = settings.Region.Trim(); } catch (ArgumentException) { name = ""; }

                return name;
            }
            """));

    [Theory]
    [InlineData("var a = 1m; var b = 1m; [|if|] (settings.Live) { a = 2m; b = 2m; } Console.WriteLine(a + b); return start;")]
    public async Task Not_where_it_computes_several_variables(string statements) => await Fixed.VerifyNoneAsync(Fixed.Workflow(statements));

    [Theory]
    [InlineData("var a = 1m; Func<decimal> now = () => a; [|if|] (settings.Live) { a = 2m; Console.WriteLine(now()); } Console.WriteLine(a); return start;")]
    [InlineData("var a = 1m; var all = new List<Func<decimal>>(); [|if|] (settings.Live) { a = 2m; all.Add(() => a); } a++; Console.WriteLine(a); return start;")]
    public async Task Not_where_another_function_looks_at_the_variable(string statements) => await Fixed.VerifyNoneAsync(Fixed.Workflow(statements));

    [Fact]
    public async Task Not_where_code_after_a_guard_relies_on_it() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        """string? name = Environment.ProcessPath; [|if|] (name is null) { [|throw|] new InvalidOperationException(); } Console.WriteLine(name.Length); return start;"""));

    [Theory]
    [InlineData("[|try|] { return start.NoOp(\"a\"); } finally { Console.WriteLine(); }")]
    [InlineData("[|lock|] (settings) { return start.NoOp(\"a\"); }")]
    [InlineData("[|throw|] new InvalidOperationException();")]
    public async Task Not_where_flows_are_in_it(string statement) => await Fixed.VerifyNoneAsync(Fixed.Workflow(statement));
}
