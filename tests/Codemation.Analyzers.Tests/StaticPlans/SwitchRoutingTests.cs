namespace Codemation.Analyzers.Tests.StaticPlans;

public sealed class SwitchRoutingTests
{
    [Fact]
    public async Task Sections_become_cases_and_a_missing_default_passes_items_through() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            Flow<Order> flow = start;
            [|switch|] (settings.Region)
            {
                // Home.
                case "nl":
                    flow = flow.NoOp("road");
                    break;

                case "us":
                {
                    var customs = flow.NoOp("customs");
                    flow = customs.NoOp("sea");
                    break;
                }
            }

            return flow;
            """),
        Fixed.Workflow(
            """
            Flow<Order> flow = start;
            flow = flow
                .Switch("region", _ => settings.Region, c => c
                    // Home.
                    .Case("nl", f => f.NoOp("road"))
                    .Case("us", f =>
                    {
                        var customs = f.NoOp("customs");
                        return customs.NoOp("sea");
                    })
                    .Default(f => f))
                .Merge("region-merged");

            return flow;
            """));

    [Fact]
    public async Task Sections_that_return_become_cases_the_default_last() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            [|switch|] (settings.Mode)
            {
                case Mode.Slow:
                default:
                    return start.NoOp("road");
                case Mode.Fast:
                    return start.NoOp("air");
            }
            """),
        Fixed.Workflow(
            """
            return start
                .Switch("mode", _ => settings.Mode, c => c
                    .Case(Mode.Fast, f => f.NoOp("air"))
                    .Default(f => f.NoOp("road")))
                .Merge("mode-merged");
            """));

    [Fact]
    public async Task What_follows_is_the_default_of_sections_that_return() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            [|switch|] (settings.Mode)
            {
                case Mode.Fast: return start.NoOp("air");
            }

            return start.NoOp("road");
            """),
        Fixed.Workflow(
            """
            return start
                .Switch("mode", _ => settings.Mode, c => c
                    .Case(Mode.Fast, f => f.NoOp("air"))
                    .Default(f => f.NoOp("road")))
                .Merge("mode-merged");
            """));

    [Theory]
    [InlineData("case Mode.Fast: case Mode.Slow: return start.NoOp(\"a\"); default: return start;")]
    [InlineData("case Mode.Fast when settings.Gifts: return start.NoOp(\"a\"); default: return start;")]
    public async Task Not_where_a_section_has_several_keys_or_none_that_is_constant(string sections) =>
        await Fixed.VerifyNoneAsync(Fixed.Workflow($$"""[|switch|] (settings.Mode) { {{sections}} }"""));

    [Fact]
    public async Task Not_where_the_rest_fails_the_start() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        """[|switch|] (settings.Mode) { case Mode.Fast: return start; default: throw new InvalidOperationException(); }"""));
}
