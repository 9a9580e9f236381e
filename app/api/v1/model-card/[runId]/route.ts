import { loadModelCard } from "@/app/model-card/loaders";
import { answer, problem, route } from "../../answer";
import { outward } from "../outward";

/** What one run's numbers are worth. */
export const GET = route<{ runId: string }>(async ({ params }) => {
  const loaded = await loadModelCard({ runId: params.runId });
  if (loaded === null) return problem(404, "No model card", "There is no published run of this id, or it has no card.");
  return answer(outward(loaded));
});
