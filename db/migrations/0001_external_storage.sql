-- 2,016 incompressible bytes a row: trying to compress them costs a night's CPU and gains nothing.
ALTER TABLE "symbol_return_windows" ALTER COLUMN "returns" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "symbol_return_windows_staged" ALTER COLUMN "returns" SET STORAGE EXTERNAL;
